import type { Label } from '../heap/picture.ts';
import { readMove } from '../match/lines.ts';
import type { Machine } from '../python/machine.ts';

/** A name that nobody uses. */
const PROBE = 'stake_asked_for';

/** The stakes that a mark names, as written: separated by spaces or commas. */
export function splitStakes(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

/** The living object that a label or an expression (`shelf[0]`) means; null where there is none with a label. */
export function stakeCalled(machine: Machine, name: string): Label | null {
  if (/^#[1-9]\d{0,5}$/.test(name)) return machine.isAlive(name as Label) ? (name as Label) : null;
  const parsed = readMove(`${PROBE} = ${name}`);
  if (!parsed.ok || parsed.move.kind !== 'assign') return null;
  const copy = machine.fork({ record: false });
  if (copy.run(parsed.code, 'globals').error !== undefined) return null;
  const to = copy.picture().names.find((bound) => bound.frame === 'globals' && bound.name === PROBE)?.to;
  const label = to !== undefined && 'object' in to ? copy.labelOf(to.object) : null;
  // an expression may make something, which is not there to be asked about
  return label !== null && machine.isAlive(label) ? label : null;
}
