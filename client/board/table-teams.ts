import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Seat } from '../../shared/match/settings.ts';

const Context = createContext<readonly (number | null)[]>([]);
/** The teams at the table by seat, where a session plays in teams. */
export const TableTeamsProvider = Context.Provider;

/** The team of a seat, from 0; null where there is none. */
export function useTeamOf(): (seat: Seat) => number | null {
  const teams = useContext(Context);
  return (seat) => teams[seat] ?? null;
}
