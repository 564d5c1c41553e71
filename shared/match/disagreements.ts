import type { Label } from '../heap/picture.ts';
import type { Disagreement, Forecast } from './entries.ts';
import type { Seat } from './settings.ts';

/** A seat's forecast, as far as it made one. */
interface SeatForecast {
  readonly seat: Seat;
  readonly values: Forecast;
}

/** The stakes on which some seats say "likelier alive" and others "likelier dead", in the order of the stakes. */
export function disagreements(stakes: readonly Label[], forecasts: readonly SeatForecast[]): Disagreement[] {
  return stakes.flatMap((stake) => {
    const alive = seatsThatSay(forecasts, stake, (percent) => percent > 50);
    const dead = seatsThatSay(forecasts, stake, (percent) => percent < 50);
    const [first, other] = [alive[0], dead[0]];
    if (first === undefined || other === undefined) return [];
    return [{ stake, camps: first < other ? [alive, dead] : [dead, alive] } satisfies Disagreement];
  });
}

function seatsThatSay(forecasts: readonly SeatForecast[], stake: Label, says: (percent: number) => boolean): Seat[] {
  return forecasts
    .filter(({ values }) => says(values[stake] ?? 50))
    .map(({ seat }) => seat)
    .sort((one, other) => one - other);
}
