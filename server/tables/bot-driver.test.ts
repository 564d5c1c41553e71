import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/match/commands.ts';
import { dueAt } from '../../shared/match/decide.ts';
import type { MatchSettings } from '../../shared/match/settings.ts';
import { DEFAULT_SETTINGS } from '../../shared/match/settings.ts';
import { sampleRecord } from '../../test/server/doubles/samples.ts';
import { realCatalogue } from '../../test/server/doubles/world.ts';
import { type BotAction, BotDriver } from './bot-driver.ts';
import { headerFor } from './match-header.ts';
import { RunningMatch } from './running-match.ts';
import type { Sitter } from './table-record.ts';

interface Did extends BotAction {
  readonly at: number;
  readonly phase: string;
  /** Share of the phase that was over. */
  readonly share: number;
}

/** Plays a match of bots (and persons who do what `persons` says) by the driver's times alone, and tells who did what when. */
async function drive(
  sitters: readonly Sitter[],
  settings: Partial<MatchSettings> = {},
  persons: (phase: string) => readonly Command[] = () => [],
): Promise<{ did: Did[]; end: number }> {
  const record = sampleRecord({ sitters, settings: { ...DEFAULT_SETTINGS, ...settings } });
  const header = headerFor(record, await realCatalogue(), { match: 'm', seed: 's', createdAt: '', publicKey: '' });
  if (!header.ok) throw new Error(header.refusal.code);
  const match = new RunningMatch(header.value, []);
  const driver = new BotDriver('s');
  const did: Did[] = [];
  let now = 0;
  let phase = '';
  match.play({ type: 'begin' }, 0);
  while (match.state.stage.type === 'phase') {
    const { stage } = match.state;
    if (stage.phase !== phase) {
      phase = stage.phase;
      for (const command of persons(phase)) match.play(command, now);
    }
    driver.observe(match.state, now);
    const action = driver.takeTurn(match.state, now);
    if (action !== null) {
      const share = (now - stage.startedAt) / (stage.until - stage.startedAt);
      did.push({ ...action, at: now, phase, share });
      if (action.thought.type !== 'wait') match.play({ ...action.thought, seat: action.seat } as Command, now);
      continue;
    }
    if ((dueAt(match.state) ?? 0) <= now) match.play({ type: 'tick' }, now);
    else now = Math.min(dueAt(match.state) ?? now, driver.nextAt() ?? Number.POSITIVE_INFINITY);
  }
  return { did, end: now };
}

const bot = (name: string): Sitter => ({ kind: 'greedy', name });
const person = (name: string): Sitter => ({ kind: 'person', name, keyHash: name });

describe('bots', () => {
  it('say a line every two to five seconds, and forecast in the middle third', async () => {
    const { did } = await drive([bot('Bit'), bot('Byte'), person('Ann')]);
    for (const seat of [0, 1]) {
      const turns = did.filter((action) => action.phase === 'build' && action.seat === seat);
      expect(turns.length).toBeGreaterThan(3);
      for (const [index, { at }] of turns.slice(1).entries()) {
        const pause = at - (turns[index]?.at ?? 0);
        expect(pause).toBeGreaterThanOrEqual(2_000);
        expect(pause).toBeLessThanOrEqual(5_000);
      }
      const forecast = did.find((action) => action.seat === seat && action.thought.type === 'forecast');
      expect(forecast?.share).toBeGreaterThanOrEqual(1 / 3);
      expect(forecast?.share).toBeLessThanOrEqual(2 / 3);
    }
  });

  it('do not act in step', async () => {
    const { did } = await drive([bot('Bit'), bot('Byte'), bot('Tick')]);
    const firsts = [0, 1, 2].map((seat) => did.find((action) => action.phase === 'build' && action.seat === seat)?.at);
    expect(new Set(firsts).size).toBe(3);
  });

  it('keep up with phases of a second or two', async () => {
    const { did, end } = await drive([bot('Bit'), person('Ann')], {
      briefingSeconds: 1,
      buildSeconds: 2,
      predictSeconds: 1,
      bellSeconds: 1,
      collectSeconds: 1,
      revealSeconds: 1,
      secondsPerToken: 0.2,
    });
    expect(end).toBe(7_000);
    expect(did.filter(({ thought }) => thought.type === 'play-line').length).toBeGreaterThan(1);
    expect(did.some(({ thought }) => thought.type === 'forecast')).toBe(true);
  });

  it('come to an end among themselves without waiting for every clock', async () => {
    const { end } = await drive([bot('Bit'), bot('Byte')]);
    const { briefingSeconds, buildSeconds, predictSeconds, bellSeconds, collectSeconds, revealSeconds } =
      DEFAULT_SETTINGS;
    const longest = briefingSeconds + buildSeconds + predictSeconds + bellSeconds + collectSeconds + revealSeconds;
    expect(end).toBeLessThan(longest * 1000 * 0.8);
  });

  it('hurry when all persons are ready and wait for them', async () => {
    const ready = (phase: string): Command[] => (phase === 'predict' ? [{ type: 'ready', seat: 1 }] : []);
    const { did } = await drive([bot('Bit'), person('Ann')], {}, ready);
    const last = did.findLast(({ phase }) => phase === 'predict');
    expect((last?.share ?? 1) * DEFAULT_SETTINGS.predictSeconds).toBeLessThan(4);
  });

  it('step in for a person, and step back', async () => {
    const leave = (phase: string): Command[] => {
      if (phase === 'build') return [{ type: 'drop-out', seat: 1 }];
      return phase === 'predict' ? [{ type: 'return', seat: 1 }] : [];
    };
    const { did } = await drive([bot('Bit'), person('Ann')], {}, leave);
    const phases = new Set(did.filter(({ seat }) => seat === 1).map(({ phase }) => phase));
    expect([...phases]).toEqual(['build']);
  });

  it('play the same from the same seed', async () => {
    const sitters = [bot('Bit'), bot('Byte')];
    expect(await drive(sitters)).toEqual(await drive(sitters));
  });
});
