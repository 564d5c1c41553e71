import type { JSX } from 'preact';
import { useLoaded } from '../../../components/use-loaded.ts';
import { ownSessions } from './own-sessions-here.ts';

/** What the own forecasts of this session look like, once they say something. `closes`: the session is over. */
export function OwnBelief({ code, closes = false }: { readonly code: string; readonly closes?: boolean }) {
  const notes = ownSessions.list.value.find((session) => session.code === code)?.notes ?? [];
  return notes.length === 0 ? null : <Loaded notes={notes} closes={closes} />;
}

function Loaded(
  props: Parameters<typeof import('../../../beliefs/belief-note.tsx').BeliefNote>[0],
): JSX.Element | null {
  const loaded = useLoaded(() => import('../../../beliefs/belief-note.tsx'));
  return loaded === null ? null : <loaded.BeliefNote {...props} />;
}
