import { expect, it } from 'vitest';
import { banner } from './banner.ts';
import { readConfig } from './config.ts';

const text = (env: Record<string, string>) => banner(readConfig({ DATA_DIR: '/srv/data', ...env }), 8080, 'c0ffee');

it('names this computer, the data, and a code to scan where others can come', async () => {
  const shown = await text({ HOST: '192.168.7.7' });
  expect(shown).toContain('http://localhost:8080');
  expect(shown).toContain('http://192.168.7.7:8080');
  expect(shown).toContain('/srv/data');
  expect(shown).toContain('Signs logs as     c0ffee');
  expect(shown).toContain('▄');
});

it('gives out the public address where there is one', async () => {
  expect(await text({ PUBLIC_URL: 'https://play.example.org' })).toContain(
    'For players       https://play.example.org',
  );
});

it.each(['127.0.0.1', 'localhost', '::1'])('invites nobody to %s', async (HOST) => {
  expect(await text({ HOST })).not.toContain('For players');
});

it('writes addresses of the sixth version as addresses', async () => {
  expect(await text({ HOST: 'fd00::7' })).toContain('http://[fd00::7]:8080');
});
