import type { JSX } from 'preact';
import type { Seat } from '../../shared/match/settings.ts';
import { TeamMark } from './team-mark.tsx';

/** The letter that stands for a seat beside its colour. */
export function seatLetter(seat: Seat): string {
  return String.fromCharCode(65 + (seat % 26));
}

/** A seat's mark: colour and letter, so that neither is needed alone. */
export function SeatMark({ seat }: { readonly seat: Seat }): JSX.Element {
  return (
    <span class="seat-mark" style={{ '--seat': `var(--seat-${seat % 8})` }} aria-hidden="true">
      {seatLetter(seat)}
    </span>
  );
}

/** A player's name in their colour, with their mark, and that of their team where they have one. */
export function SeatTag({
  seat,
  name,
  team = null,
}: {
  readonly seat: Seat;
  readonly name: string;
  readonly team?: number | null;
}): JSX.Element {
  return (
    <span class="seat-tag" style={{ '--seat': `var(--seat-${seat % 8})` }}>
      <SeatMark seat={seat} />
      {team !== null && <TeamMark team={team} />}
      <span class="seat-name">{name}</span>
    </span>
  );
}
