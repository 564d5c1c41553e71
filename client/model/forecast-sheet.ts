/** The sheet on which one forecasts: what is chosen, what has been handed in, and whether they differ. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Label } from '../../shared/heap/picture.ts';
import type { Forecast } from '../../shared/match/entries.ts';
import { knownForecast } from '../../shared/match/forecasts.ts';
import type { SeatState } from '../../shared/match/state.ts';

export class ForecastSheet {
  /** In percent by stake; what is absent counts as 50. */
  readonly chosen: Signal<Forecast> = signal({});
  readonly handedIn: Signal<Forecast | null> = signal(null);
  readonly changed: ReadonlySignal<boolean>;

  constructor() {
    this.changed = computed(() => {
      const [chosen, handedIn] = [this.chosen.value, this.handedIn.value ?? {}];
      const labels = new Set([...Object.keys(chosen), ...Object.keys(handedIn)]);
      return [...labels].some((label) => chosen[label as Label] !== handedIn[label as Label]);
    });
  }

  set(stake: Label, percent: number): void {
    this.chosen.value = { ...this.chosen.peek(), [stake]: Math.max(1, Math.min(99, Math.round(percent))) };
  }

  /**
   * Takes over what the match knows of this seat's forecast, as after coming back. The second pass goes on from what
   * was said in the first, which is not handed in again by itself.
   */
  restore({ forecasts }: Pick<SeatState, 'forecasts'>, pass: 1 | 2): void {
    const [first, handedIn] = [knownForecast(forecasts[1]), knownForecast(forecasts[pass])];
    if (Object.keys(handedIn).length > 0) this.handedIn.value = handedIn;
    this.chosen.value = { ...first, ...handedIn };
  }

  /** All stakes, those that nobody moved at 50 %. */
  complete(stakes: readonly Label[]): Forecast {
    const chosen = this.chosen.peek();
    return Object.fromEntries(stakes.map((stake) => [stake, chosen[stake] ?? 50]));
  }
}
