import { describe, expect, it } from 'vitest';
import type { ProgramLine } from '../../shared/match/state.ts';
import { FakeClock } from './fake-clock.ts';
import type { Guide } from './guide.ts';
import { MatchModel } from './match-model.ts';
import { programSoFar } from './program-so-far.ts';
import { HEADER, ScriptedMatch } from './scripted-match.ts';

/** A match at its bell or its collection, and the guide that tells it. */
function toldAt(phase: 'bell' | 'collect'): { readonly model: MatchModel; readonly guide: Guide } {
  const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
  const match = new ScriptedMatch().toBuild();
  match.line(0, 'pet = Node()');
  model.apply(match.entries, false);
  model.apply(match.next());
  model.apply(match.next());
  if (phase === 'collect') model.apply(match.next());
  const guide = model.guide.value;
  if (guide === null) throw new Error(`nothing leads through the ${phase}`);
  guide.pause();
  return { model, guide };
}

function soFar({ model, guide }: ReturnType<typeof toldAt>): readonly ProgramLine[] {
  return programSoFar(model.state.value, { beats: guide.beats, reached: guide.reached.value });
}

const bellsIn = (lines: readonly ProgramLine[]) => lines.flatMap(({ by }) => (typeof by === 'object' ? [by.bell] : []));
const truckIn = (lines: readonly ProgramLine[]) => lines.find(({ by }) => by === 'truck');

describe('programSoFar', () => {
  it('lets the frames return with their beats', () => {
    const at = toldAt('bell');
    expect(bellsIn(soFar(at))).toEqual([]);
    at.guide.step();
    expect(bellsIn(soFar(at))).toEqual([0]);
    at.guide.step();
    expect(bellsIn(soFar(at))).toEqual([0, 1]);
  });

  it('tells what the truck took when the guide comes to it, and its answer last', () => {
    const at = toldAt('collect');
    expect(bellsIn(soFar(at))).toEqual([0, 1]);
    expect(truckIn(soFar(at))).toMatchObject({ text: 'gc.collect(1)', events: [] });
    const deaths = () => (truckIn(soFar(at))?.events ?? []).filter(({ type }) => type === 'died').length;
    const seen = [deaths()];
    while (!at.guide.atEnd.value) {
      expect(truckIn(soFar(at))?.answer).toBeUndefined();
      at.guide.step();
      seen.push(deaths());
    }
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(0)).toBe(0);
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect(soFar(at)).toBe(at.model.state.value.round?.program);
  });

  it('takes nothing back when the guide goes back, and tells all when it is skipped', () => {
    const at = toldAt('bell');
    at.guide.skip();
    at.guide.back();
    expect(bellsIn(soFar(at))).toEqual([0, 1]);
  });

  it('is the whole program where nobody tells it', () => {
    const { model } = toldAt('collect');
    expect(programSoFar(model.state.value, null)).toBe(model.state.value.round?.program);
  });
});
