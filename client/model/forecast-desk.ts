/** Where the own forecast lies while a match is played, whichever panel is open: one sheet for each pass of each round. */
import type { Forecast } from '../../shared/match/entries.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import type { Answer } from './connection.ts';
import { ForecastSheet } from './forecast-sheet.ts';
import type { Clock } from './ports.ts';

export interface ForecastDeskOptions {
  readonly clock: Clock;
  readonly send: (values: Forecast) => Promise<Answer>;
  /** Match time in ms. */
  readonly now: () => number;
}

export class ForecastDesk {
  readonly #options: ForecastDeskOptions;
  #current: { readonly key: string; readonly sheet: ForecastSheet } | null = null;

  constructor(options: ForecastDeskOptions) {
    this.#options = options;
  }

  /** The sheet of the pass that is on; a new one holds what the match knows. */
  sheet(state: MatchState, seat: Seat | null): ForecastSheet {
    const pass = state.stage.type === 'phase' && state.stage.phase === 'peer' ? 2 : 1;
    const key = `${state.round?.startedSeq} ${pass} ${seat}`;
    if (this.#current?.key === key) return this.#current.sheet;
    this.#current?.sheet.dispose();
    const { clock, send, now } = this.#options;
    const until = state.stage.type === 'phase' ? state.stage.until : 0;
    const sheet = new ForecastSheet({ clock, send, left: () => until - now() });
    const own = state.seats.find(({ player }) => player.seat === seat);
    if (own !== undefined) sheet.restore(own, pass);
    this.#current = { key, sheet };
    return sheet;
  }

  /** The page may be about to go: what is moved is sent now. */
  save(): void {
    void this.#current?.sheet.save();
  }

  dispose(): void {
    this.#current?.sheet.dispose();
    this.#current = null;
  }
}
