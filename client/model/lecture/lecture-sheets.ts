/** Where a student's own forecast lies while a lecture goes on: one sheet for each pass of each checkpoint. */

import { type CheckpointState, checkpointOn, type LectureState, openPass } from '../../../shared/lecture/state.ts';
import type { Forecast } from '../../../shared/match/entries.ts';
import type { Answer } from '../connection.ts';
import { ForecastSheet } from '../forecast-sheet.ts';
import type { Clock } from '../ports.ts';

export interface LectureSheetsOptions {
  readonly clock: Clock;
  readonly send: (values: Forecast) => Promise<Answer>;
}

export class LectureSheets {
  readonly #options: LectureSheetsOptions;
  #current: { readonly key: string; readonly sheet: ForecastSheet } | null = null;

  constructor(options: LectureSheetsOptions) {
    this.#options = options;
  }

  /** The sheet of the pass that is on; null where nothing is asked. A new one holds what the lecture knows. */
  sheet(state: LectureState): ForecastSheet | null {
    const pass = openPass(state);
    const checkpoint = checkpointOn(state);
    if (pass === null || checkpoint === null) return null;
    const key = `${state.header.lecture} ${checkpoint.openedSeq} ${pass}`;
    if (this.#current?.key === key) return this.#current.sheet;
    this.#current?.sheet.dispose();
    const { clock, send } = this.#options;
    // the host ends it, nobody knows when
    const sheet = new ForecastSheet({ clock, send, left: () => Number.POSITIVE_INFINITY });
    sheet.restore({ forecasts: { 1: ownForecast(checkpoint, 1), 2: ownForecast(checkpoint, 2) } }, pass);
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

/** The only one that a student's device knows is the student's own; null: none was made. */
export function ownForecast({ forecasts }: CheckpointState, pass: 1 | 2): Forecast | null {
  return [...forecasts[pass].values()][0] ?? null;
}

/** What counts of it; empty where nothing was said. */
export function countingOwn(checkpoint: CheckpointState): Forecast {
  return { ...ownForecast(checkpoint, 1), ...ownForecast(checkpoint, 2) };
}
