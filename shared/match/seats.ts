/** Who counts for what among those at a table. */
import type { Seat } from './settings.ts';
import type { SeatState, Stage } from './state.ts';

/** The seats that have frames, in order. */
export function playingSeats(seats: readonly Pick<SeatState, 'player' | 'forecaster'>[]): Seat[] {
  return seats.filter(({ forecaster }) => !forecaster).map(({ player }) => player.seat);
}

/** Whether a phase waits for that seat: not for whoever has dropped out, and for forecasters once there is something to forecast. */
export function isAwaited({ botSteppedIn, forecaster }: SeatState, stage: Stage): boolean {
  if (botSteppedIn) return false;
  return !forecaster || (stage.type === 'phase' && stage.phase !== 'briefing' && stage.phase !== 'build');
}
