/** Every object of every recorded program gets a proof, and every way in a proof can be walked. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Label, Picture } from '../../shared/heap/picture.ts';
import { RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import { startMatch } from '../../shared/match/evolve.ts';
import type { Way } from '../../shared/match/heap-ways.ts';
import { takeInstant, witnessesOf } from '../../shared/match/instants.ts';
import { readMove } from '../../shared/match/lines.ts';
import { prove } from '../../shared/match/proofs.ts';
import { programLine, ringBell, runTruck } from '../../shared/match/round-end.ts';
import { scenarioOf, withRound } from '../../shared/match/round-start.ts';
import type { Truck } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { scenarioText } from './scenarios.ts';
import { testHeader } from './table.ts';

const PROGRAMS = new URL('../conformance/programs/', import.meta.url);
const programs = readdirSync(PROGRAMS).flatMap((file) =>
  readFileSync(new URL(file, PROGRAMS), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; source: string[] }),
);

/** A round whose heap that program makes, half of it in seat 0's frame, after the truck. */
function endOfRound(source: readonly string[], runtime: RuntimeId, truck: Truck): MatchState {
  const header = testHeader({ scenarios: { test: scenarioText(['a = 1'], { runtime, truck }) } });
  const scenario = scenarioOf(header, 0);
  if (scenario === null) return expect.fail('no scenario');
  const started = withRound(startMatch(header), 0, scenario, 1);
  const { machine, round } = started;
  if (round === null) return expect.fail('no round');
  const program = [...round.program];
  for (const [index, text] of source.entries()) {
    const parsed = readMove(text);
    if (!parsed.ok) continue;
    const frame = index % 2 === 0 ? 'globals' : 0;
    program.push({
      seq: 2,
      ...programLine(frame === 0 ? 0 : 'scenario', text, machine, machine.run(parsed.move, frame)),
    });
  }
  const B = takeInstant(machine, witnessesOf(machine, program));
  program.push(...ringBell(machine, [0, 1]).map((line) => ({ seq: 3, ...line })));
  const R = takeInstant(machine, witnessesOf(machine, program));
  program.push({ seq: 3, ...runTruck(machine, truck) });
  const T = takeInstant(machine, witnessesOf(machine, program));
  return { ...started, round: { ...round, program, instants: { B, R, T } } };
}

/** Whether each step of a way is a strong reference in the picture, and its start is where it says. */
function canBeWalked({ from, steps }: Way, { objects, names, garbage, threads }: Picture): boolean {
  const first = steps[0];
  if (first === undefined) return false;
  const starts =
    (from.type === 'name' &&
      names.some(
        ({ frame, name, to }) =>
          frame === from.frame && name === from.name && 'object' in to && to.object === first.object,
      )) ||
    (from.type === 'garbage' && garbage.includes(first.object)) ||
    (from.type === 'thread' && threads.some(({ frame }) => frame === first.object)) ||
    from.type === 'interpreter' ||
    from.type === 'object';
  return (
    starts &&
    steps.slice(1).every(({ slot, object }, index) => {
      const before = objects.find(({ id }) => id === steps[index]?.object);
      return before?.slots.some(
        ({ name, to, weak }) => !weak && name === slot && 'object' in to && to.object === object,
      );
    })
  );
}

describe.each(RUNTIME_IDS)('on %s', (runtime) => {
  test.each([0, 1, 2] as const)('after truck %d, every object has a proof that holds', { timeout: 60_000 }, (truck) => {
    const types = new Set<string>();
    for (const [index, { name, source }] of programs.entries()) {
      // a part of the corpus for each truck keeps this short
      if (index % 6 !== truck) continue;
      const state = endOfRound(source, runtime, truck);
      const T = state.round?.instants.T ?? {};
      const labels = Object.keys(T) as Label[];
      const proofs = prove(state, labels);
      expect(
        proofs.map(({ label }) => label),
        name,
      ).toEqual(labels);
      const picture = state.machine.picture();
      for (const proof of proofs) {
        types.add(proof.type);
        expect(proof.type === 'dropped' || proof.type === 'collected', `${name} ${proof.label}`).toBe(
          !T[proof.label]?.alive,
        );
        if ('way' in proof) expect(canBeWalked(proof.way, picture), `${name} ${proof.label}`).toBe(true);
        if (proof.type === 'collected') {
          expect(proof.group.length).toBeGreaterThan(0);
          expect(
            proof.group.some(({ label }) => label === proof.label),
            `${name} ${proof.label}`,
          ).toBe(proof.member);
        }
      }
    }
    // whatever survives without a name is explained by something better than this
    expect(types).not.toContain('referenced');
    expect([...types]).toEqual(expect.arrayContaining(['reachable', 'dropped', 'collected']));
  });
});
