import { describe, expect, it } from 'vitest';
import { banner } from './banner.ts';
import { readConfig } from './config.ts';
import { devEnvironment } from './dev-environment.ts';
import { originCheck } from './origin.ts';

describe('devEnvironment', () => {
  it('sends everybody to the page of vite, and lets that page in', async () => {
    const config = readConfig(devEnvironment({}, '192.168.0.7'));
    const shown = await banner(config, 8080, 'c0ffee');
    expect(shown).toContain('On this computer  http://localhost:5173');
    expect(shown).toContain('For players       http://192.168.0.7:5173');
    const mayConnect = originCheck(config.publicUrl, config.allowedOrigins);
    expect(mayConnect('http://localhost:5173', 'localhost:8080')).toBe(true);
    expect(mayConnect('http://192.168.0.7:5173', 'localhost:8080')).toBe(true);
    expect(mayConnect('http://192.168.0.7:5173', '192.168.0.7:5173')).toBe(true);
  });

  it('gives out the local address where there is no network', () => {
    expect(devEnvironment({}, null).PUBLIC_URL).toBe('http://localhost:5173');
  });

  it('leaves what is set', () => {
    const env = { PUBLIC_URL: 'https://dev.example', ALLOWED_ORIGINS: 'https://lms.example', LOG_LEVEL: 'warn' };
    expect(devEnvironment(env, '192.168.0.7')).toEqual({
      ...env,
      ALLOWED_ORIGINS: 'http://localhost:5173,https://lms.example',
    });
  });
});
