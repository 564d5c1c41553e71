import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVerifyCommand, verifyBytes, verifyFiles } from '../../server/cli/verify.ts';
import { formatLog, sealLog } from '../../shared/match/log.ts';
import { publicKeyOf } from '../../shared/match/log-chain.ts';
import { scriptedMatch } from './scripted-match.ts';
import { TEST_SECRET_KEY } from './table.ts';

const log = scriptedMatch().log();
const text = formatLog(log);
let folder: string;
let valid: string;
let invalid: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbage-day-'));
  valid = join(folder, 'valid.jsonl');
  invalid = join(folder, 'invalid.jsonl');
  await writeFile(valid, text);
  await writeFile(invalid, text.replace('a0 = Node()', 'b0 = Node()'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command says about these files, line by line, and how it ends. */
async function verify(...names: string[]) {
  const said: string[] = [];
  const exit = await verifyFiles(names, {}, { out: (line) => said.push(line), err: (line) => said.push(line) });
  return { exit, said };
}

describe('verify on the command line', () => {
  it('says that a log is valid, and who won what', async () => {
    const last = log.entries.at(-1);
    const totals = last?.type === 'finished' ? last.totals : [];
    const names = ['Player 0', 'Player 1', 'Late'];
    const scores = totals.map((total) => `${names[total.seat]} ${total.forecastPoints + total.contractPoints}`);
    expect(scores).toHaveLength(names.length);
    const words = `valid: match test-match, 2 rounds, 22 moves, ${log.entries.length} entries; ${scores.join(', ')}`;
    const signed = `signed by ${publicKeyOf(TEST_SECRET_KEY)}`;
    expect(await verify(valid)).toEqual({ exit: 0, said: [`${valid}: ${words}; ${signed}`] });
  });

  it('names the first entry that does not hold, and goes on with the other files', async () => {
    const seq = log.entries.find(({ type }) => type === 'moved')?.seq ?? 0;
    const { exit, said } = await verify(invalid, valid);
    expect(exit).toBe(1);
    expect(said).toEqual([
      expect.stringContaining(`${invalid}: INVALID at line ${seq + 1}, entry ${seq}: wrong-hash`),
      expect.stringContaining(`${valid}: valid`),
    ]);
  });

  it('tells a file that cannot be read from one that does not hold', async () => {
    const missing = join(folder, 'missing.jsonl');
    const { exit, said } = await verify(missing, invalid);
    expect(exit).toBe(2);
    expect(said[0]).toContain(`${missing}: cannot be read: ENOENT`);
    expect((await verify(folder)).exit).toBe(2);
  });

  it('names the line where a file is no UTF-8', () => {
    const bytes = new TextEncoder().encode(text);
    bytes[bytes.indexOf(10) + 5] = 0xff;
    expect(verifyBytes(bytes)).toMatchObject({
      ok: false,
      line: 2,
      code: 'not-json',
      message: 'the file is not UTF-8',
    });
  });

  it('lets nothing in a log speak to the terminal', async () => {
    const players = log.header.players.map((player) => ({ ...player, name: '\u001b[31mred\u202e' }));
    const file = join(folder, 'rude.jsonl');
    const entries = log.entries.map(({ hash: _, ...entry }) => entry);
    await writeFile(file, formatLog(sealLog({ ...log.header, players }, entries, TEST_SECRET_KEY)));
    const { exit, said } = await verify(file);
    expect(exit).toBe(0);
    expect(said[0]).toContain('\uFFFD[31mred\uFFFD');
  });

  it.each([
    { given: 'the right key', key: publicKeyOf(TEST_SECRET_KEY), exit: 0 },
    { given: 'another key', key: publicKeyOf(new Uint8Array(32).fill(1)), exit: 1 },
  ])('takes a key that must have signed: $given', async ({ key, exit }) => {
    const program = new Command().exitOverride();
    addVerifyCommand(program);
    const before = process.exitCode;
    await program.parseAsync(['verify', '--key', key, valid], { from: 'user' });
    const ended = process.exitCode;
    process.exitCode = before;
    expect(ended).toBe(exit);
  });

  it('refuses a key that is none', async () => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    addVerifyCommand(program);
    for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
    const parsed = program.parseAsync(['verify', '--key', 'XYZ', valid], { from: 'user' });
    await expect(parsed).rejects.toThrow('expected 64 lower-case hex digits');
  });
});
