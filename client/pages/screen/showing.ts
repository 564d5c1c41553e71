import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import type { ScenarioRow } from '../../app/sessions-api.ts';
import type { ShownClass } from '../../model/showing/shown-class.ts';

/** What every part of the projector's page looks at. */
export interface Showing {
  readonly shown: ShownClass;
  readonly screen: ScreenView;
  /** Changes a few times a second: whoever shows a time that passes reads it. */
  readonly tick: ReadonlySignal<number>;
  /** The link that brings students in. */
  readonly link: string;
  /** The scenario that is played at the tables; null where none is, and until the server has told of it. */
  readonly scenario: ScenarioRow | null;
}

const Context = createContext<Showing | null>(null);
export const ShowingProvider = Context.Provider;

/** The session that the component shows. Throws where there is none: a bug. */
export function useShowing(): Showing {
  const showing = useContext(Context);
  if (showing === null) throw new Error('no projector around this component');
  return showing;
}
