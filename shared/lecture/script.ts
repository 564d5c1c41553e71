/** A lecture's script, read. See read-script.ts for how it is written. */
import type { Bilingual } from '../match/scenario.ts';

export type ScriptStep =
  /** What the host says, for the projector. */
  | { readonly type: 'note'; readonly text: Bilingual; readonly line: number }
  /** `text` as it will stand in the log. */
  | { readonly type: 'line'; readonly text: string; readonly line: number }
  /** Opens a checkpoint over the lines up to the next reveal. `stakes`: labels or expressions; none: those that split best. */
  | { readonly type: 'forecast'; readonly stakes: readonly string[]; readonly line: number }
  /** The class sees what it said, talks, and forecasts again. */
  | { readonly type: 'peer'; readonly line: number }
  | { readonly type: 'reveal'; readonly line: number };

export interface Script {
  readonly steps: readonly ScriptStep[];
}

/** The place of the reveal that ends the checkpoint opened by that step; the script's length where there is none. */
export function revealOf({ steps }: Script, forecastStep: number): number {
  const found = steps.findIndex((step, index) => index > forecastStep && step.type === 'reveal');
  return found === -1 ? steps.length : found;
}

/** The lines from one step up to another. */
export function linesBetween({ steps }: Script, from: number, to: number): readonly string[] {
  return steps.slice(from, to).flatMap((step) => (step.type === 'line' ? [step.text] : []));
}
