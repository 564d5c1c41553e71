/**
 * The sheet on which one forecasts in one pass: what is chosen, and what the match holds of it. What is moved is saved
 * by itself, so that nothing is lost with the page.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Label } from '../../shared/heap/picture.ts';
import type { Forecast } from '../../shared/match/entries.ts';
import { HIGHEST_FORECAST, knownForecast, LOWEST_FORECAST } from '../../shared/match/forecasts.ts';
import type { SeatState } from '../../shared/match/state.ts';
import type { Answer } from './connection.ts';
import type { Clock } from './ports.ts';

export interface ForecastSheetOptions {
  readonly clock: Clock;
  readonly send: (values: Forecast) => Promise<Answer>;
  /** Milliseconds until forecasts are taken no more. */
  readonly left: () => number;
}

/** How long a slider rests before it is saved. */
export const SAVE_DELAY_MS = 1_000;
/** With less time than this left nobody waits for a slider to rest, and saves are this far apart. */
const LAST_MOMENTS_MS = 2_500;
const LAST_DELAY_MS = 300;
const RETRY_MS = 2_000;

/** `none`: nothing is moved; `failed`: what is not saved is tried again, unless it was refused for good. */
export type SaveState = 'none' | 'saving' | 'saved' | 'failed';

export class ForecastSheet {
  /** In percent by stake; what is absent counts as 50. */
  readonly chosen: ReadonlySignal<Forecast>;
  readonly state: ReadonlySignal<SaveState>;
  /** What became of the last save, if it was not done. */
  readonly failure: ReadonlySignal<Answer | null>;
  readonly #options: ForecastSheetOptions;
  /** What an earlier pass says of stakes that this pass has not been asked about. */
  readonly #before: Signal<Forecast> = signal({});
  /** What the match holds of this pass. */
  readonly #saved: Signal<Forecast> = signal({});
  readonly #moved: Signal<Forecast> = signal({});
  readonly #underWay: Signal<readonly Forecast[]> = signal([]);
  readonly #failure: Signal<Answer | null> = signal(null);
  readonly #unsent: ReadonlySignal<Forecast>;
  #cancel: () => void = () => {};
  #dueAt = Number.POSITIVE_INFINITY;
  #disposed = false;

  constructor(options: ForecastSheetOptions) {
    this.#options = options;
    this.failure = this.#failure;
    this.chosen = computed(() => ({ ...this.#before.value, ...this.#saved.value, ...this.#moved.value }));
    this.#unsent = computed(() => {
      const sent: Forecast = Object.assign({}, this.#saved.value, ...this.#underWay.value);
      return without(this.#moved.value, sent);
    });
    this.state = computed(() => {
      if (Object.keys(this.#unsent.value).length > 0) return this.#failure.value === null ? 'saving' : 'failed';
      if (this.#underWay.value.length > 0) return 'saving';
      return Object.keys(this.#saved.value).length > 0 ? 'saved' : 'none';
    });
  }

  /**
   * Takes over what the match knows of this seat's forecast, as after coming back. The second pass goes on from what
   * was said in the first, which does not say it again by itself.
   */
  restore({ forecasts }: Pick<SeatState, 'forecasts'>, pass: 1 | 2): void {
    if (pass === 2) this.#before.value = knownForecast(forecasts[1]);
    this.#saved.value = knownForecast(forecasts[pass]);
  }

  set(stake: Label, percent: number): void {
    const value = Math.max(LOWEST_FORECAST, Math.min(HIGHEST_FORECAST, Math.round(percent)));
    this.#moved.value = { ...this.#moved.peek(), [stake]: value };
    if (this.#options.left() >= LAST_MOMENTS_MS) this.#saveIn(SAVE_DELAY_MS);
    // a slider that never rests would never be saved
    else if (this.#dueAt > this.#options.clock.now() + LAST_DELAY_MS) this.#saveIn(LAST_DELAY_MS);
  }

  /** Sends at once what has not been sent. The answer that is not yes, else null. */
  async save(): Promise<Answer | null> {
    this.#stopTimer();
    const values = this.#unsent.peek();
    if (Object.keys(values).length === 0) return null;
    this.#underWay.value = [...this.#underWay.peek(), values];
    const answer = await this.#options.send(values);
    this.#underWay.value = this.#underWay.peek().filter((other) => other !== values);
    if (answer.type === 'done') {
      this.#saved.value = { ...this.#saved.peek(), ...values };
      this.#failure.value = null;
      return null;
    }
    this.#failure.value = answer;
    if (mayHelpLater(answer) && !this.#disposed) this.#saveIn(RETRY_MS);
    return answer;
  }

  /** The pass is over. */
  dispose(): void {
    this.#disposed = true;
    this.#stopTimer();
  }

  #saveIn(ms: number): void {
    this.#stopTimer();
    const { clock } = this.#options;
    this.#dueAt = clock.now() + ms;
    this.#cancel = clock.after(ms, () => void this.save());
  }

  #stopTimer(): void {
    this.#cancel();
    this.#dueAt = Number.POSITIVE_INFINITY;
  }
}

/** The values of `moved` that `sent` does not say. */
function without(moved: Forecast, sent: Forecast): Forecast {
  return Object.fromEntries(Object.entries(moved).filter(([label, value]) => sent[label as Label] !== value));
}

function mayHelpLater(answer: Answer): boolean {
  return answer.type !== 'refused' || answer.refusal.code === 'too-fast' || answer.refusal.code === 'internal-error';
}
