import type { JSX } from 'preact';

/** A team's number in its colour, beside a name on the wall. */
export function WallTeam({ team }: { readonly team: number }): JSX.Element {
  return (
    <b class="wall-team" style={{ '--seat': `var(--seat-${team % 8})` }}>
      {team + 1}
    </b>
  );
}
