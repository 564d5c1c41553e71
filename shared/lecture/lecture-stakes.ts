/** The stakes of a checkpoint for which the host has named none. */
import type { Label } from '../heap/picture.ts';
import { readMove } from '../match/lines.ts';
import { interestOf } from '../match/stakes.ts';
import type { Machine } from '../python/machine.ts';

/** As many as a class can think about at once. */
export const CHOSEN_STAKES = 6;

/**
 * The living labelled objects whose fate takes most thought, in the order of their labels, which says nothing. Where
 * the lines ahead are known, half of them will survive these and half not, as far as there are such. Leaves the machine
 * as it was. Nothing is drawn: the same heap gives the same stakes.
 */
export function chooseLectureStakes(machine: Machine, ahead: readonly string[]): Label[] {
  const interest = interestOf(machine);
  // a stable sort: among objects of the same interest the older one comes first
  const ranked = [...machine.labels()].sort((one, other) => (interest.get(other) ?? 0) - (interest.get(one) ?? 0));
  return inOrder(ahead.length === 0 ? ranked.slice(0, CHOSEN_STAKES) : evenly(ranked, after(machine, ahead)));
}

/** The machine as it will be; a line that raises stops the story there. */
function after(machine: Machine, lines: readonly string[]): Machine {
  const copy = machine.fork({ record: false });
  for (const line of lines) {
    const parsed = readMove(line);
    if (!parsed.ok || copy.run(parsed.code, 'globals').error !== undefined) break;
  }
  return copy;
}

function evenly(ranked: readonly Label[], later: Machine): Label[] {
  const survivors = ranked.filter((label) => later.isAlive(label));
  const casualties = ranked.filter((label) => !later.isAlive(label));
  const count = Math.min(CHOSEN_STAKES, ranked.length);
  const alive = Math.min(survivors.length, Math.max(Math.ceil(count / 2), count - casualties.length));
  return [...survivors.slice(0, alive), ...casualties.slice(0, count - alive)];
}

function inOrder(labels: readonly Label[]): Label[] {
  return [...labels].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}
