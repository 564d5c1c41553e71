import type { JSX } from 'preact';
import type { Seat } from '../../shared/match/settings.ts';

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

/** A player's name in their colour, with their mark. */
export function SeatTag({ seat, name }: { readonly seat: Seat; readonly name: string }): JSX.Element {
  return (
    <span class="seat-tag" style={{ '--seat': `var(--seat-${seat % 8})` }}>
      <SeatMark seat={seat} />
      <span class="seat-name">{name}</span>
    </span>
  );
}
