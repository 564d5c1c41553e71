/** How far the class is, told to hosts and projectors as often as one can read it. */
import { distributionOf } from '../../shared/lecture/checkpoint-scores.ts';
import { checkpointOn, type LectureState, openPass } from '../../shared/lecture/state.ts';
import type { Cancel, Clock } from '../clock.ts';
import { encodeFrame, type Frame } from '../tables/frames.ts';

const TIMES_A_SECOND = 4;

/** What of a state a progress frame tells; hosts see what the class says before it is shown. */
export function progressFrame(state: LectureState, students: number, forHost: boolean): Frame {
  const checkpoint = checkpointOn(state);
  const pass = openPass(state) ?? (state.stage.type === 'closed' ? state.stage.pass : 1);
  const forecasts = checkpoint?.forecasts[pass].size ?? 0;
  const distribution = forHost && checkpoint !== null ? { distribution: distributionOf(checkpoint, pass) } : {};
  return encodeFrame({ t: 'lecture-progress', forecasts, students, ...distribution });
}

/** Calls `tell` for what was noted: at once, then at intervals, as long as there is something new. */
export class Throttle {
  readonly #clock: Clock;
  readonly #tell: () => void;
  #cancel: Cancel | null = null;
  #isDue = false;

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** There is something new. */
  note(): void {
    if (this.#cancel === null) this.#tellNow();
    else this.#isDue = true;
  }

  /** Tells no more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#isDue = false;
  }

  #tellNow(): void {
    this.#isDue = false;
    this.#cancel = this.#clock.after(1000 / TIMES_A_SECOND, () => {
      this.#cancel = null;
      if (this.#isDue) this.#tellNow();
    });
    this.#tell();
  }
}
