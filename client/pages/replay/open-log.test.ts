import { describe, expect, it } from 'vitest';
import { formatLog, readLog, sealLog } from '../../../shared/match/log.ts';
import golden from '../../../test/golden/roommates.jsonl?raw';
import { checkLog, type OpenedLog, openLog, signerOf } from './open-log.ts';

function opened(text: string): OpenedLog {
  const opening = openLog(text);
  if (opening.type === 'unreadable') throw new Error(opening.code);
  return opening.log;
}

/** The same match, sealed with somebody's own key but under the same header. */
function sealedAnew(text: string): string {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.message);
  const { header, entries } = read.log;
  return formatLog(
    sealLog(
      header,
      entries.map(({ hash: _, ...entry }) => entry),
      new Uint8Array(32).fill(9),
    ),
  );
}

describe('a log in the replay', () => {
  it('opens and holds', () => {
    expect(checkLog(opened(golden))).toEqual({ type: 'holds' });
  });

  it.each<[string, string, number, string]>([
    ['nothing', '', 1, 'cut-off'],
    ['something else', 'hello\nyou\n', 1, 'not-json'],
    ['a log without its end', golden.slice(0, -10), golden.split('\n').length - 1, 'cut-off'],
    ['a changed header', golden.replace('"format":"garbage-day/1"', '"format":"garbage-day/9"'), 1, 'bad-header'],
  ])('says by a code, not in English, why %s cannot be shown', (_what, text, line, code) => {
    expect(openLog(text)).toEqual({ type: 'unreadable', line, code });
  });

  it('says by a code from where on it does not hold', () => {
    const at = golden.indexOf('"at":', golden.indexOf('\n')) + 5;
    const later = `${golden.slice(0, at)}${'9'}${golden.slice(at)}`;
    expect(checkLog(opened(later))).toEqual({ type: 'fails', seq: 1, line: 2, code: 'wrong-hash' });
    expect(checkLog(opened(sealedAnew(golden)))).toMatchObject({ type: 'fails', seq: null, code: 'wrong-signature' });
  });

  it.each<[string | null, string]>([
    [null, 'unknown'],
    ['f'.repeat(64), 'other'],
    ['same', 'this-server'],
    ['SAME', 'this-server'],
  ])('is signed, where the server’s key is %s, by %s', (key, signer) => {
    const log = opened(golden);
    const { publicKey } = log.log.header;
    const known = key === 'same' ? publicKey : key === 'SAME' ? publicKey.toUpperCase() : key;
    expect(signerOf(log, known)).toBe(signer);
  });
});
