import type { ReadonlySignal, Signal } from '@preact/signals';

export const PLAYBACK_SPEEDS = [0.5, 1, 2, 4, 8] as const;

/** Something with a cursor: a match that is over, a program in the sandbox. Position 0 is before the first step. */
export interface Playback {
  readonly cursor: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number>;
  /** How many steps there are. */
  readonly length: number;
  play(): void;
  pause(): void;
  /** One step on. */
  step(): void;
  back(): void;
  /** Puts the cursor behind the first `index` steps, at once; what is out of bounds is brought back. */
  seek(index: number): void;
}
