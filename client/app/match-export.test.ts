import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MatchLog, readLog } from '../../shared/match/log.ts';
import golden from '../../test/golden/roommates.jsonl?raw';
import { showLanguage } from '../i18n.ts';
import { exportLog } from './match-export.ts';

let log: MatchLog;
beforeAll(() => {
  const read = readLog(golden);
  if (!read.ok) throw new Error(read.message);
  log = read.log;
});
afterEach(() => showLanguage('en'));

function textOf(format: Parameters<typeof exportLog>[1]): string {
  const exported = exportLog(log, format);
  if (!exported.ok) throw new Error(`entry ${exported.entry}`);
  return exported.text;
}

describe('a log that is saved', () => {
  it('is the log itself, letter for letter', () => {
    expect(textOf('jsonl')).toBe(golden);
  });

  it('is a program that carries the referee', () => {
    expect(textOf('py')).toContain('class Instrument(ast.NodeTransformer)');
    expect(textOf('py')).toContain('sys.exit(play_match([');
  });

  it('is told in the language that the page has', async () => {
    await showLanguage('zh');
    expect(textOf('csv').slice(1)).toMatch(/^回合,序号,/);
    const cells = JSON.parse(textOf('ipynb')).cells.map(({ source }: { source: string }) => source);
    expect(cells[0]).toMatch(/^# 垃圾回收日：/);
    await showLanguage('en');
    expect(textOf('csv').slice(1)).toMatch(/^round,seq,/);
  });

  it('is refused where an entry was changed, all but the log itself', () => {
    const entries = log.entries.map((entry) =>
      entry.type === 'moved' && entry.line === 'del shelf[0]' ? { ...entry, line: 'del shelf[1]' } : entry,
    );
    const seq = log.entries.find((entry) => entry.type === 'moved' && entry.line === 'del shelf[0]')?.seq;
    for (const format of ['py', 'ipynb', 'csv'] as const) {
      expect(exportLog({ ...log, entries }, format)).toEqual({ ok: false, entry: seq });
    }
    expect(exportLog({ ...log, entries }, 'jsonl')).toMatchObject({ ok: true });
  });
});
