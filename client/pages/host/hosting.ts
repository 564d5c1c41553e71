import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { HostAction } from '../../../shared/protocol/host-actions.ts';
import type { HostedSession } from '../../../shared/protocol/session-views.ts';
import type { ScenarioRow } from '../../app/sessions-api.ts';
import type { HostedClass } from '../../model/hosting/hosted-class.ts';

/** What every part of a host's page looks at. */
export interface Hosting {
  readonly hosted: HostedClass;
  readonly session: HostedSession;
  readonly scenarios: readonly ScenarioRow[];
  /** Real names by student's id, as far as this link opens them. */
  readonly realNames: ReadonlySignal<ReadonlyMap<string, string>>;
  /** Changes a few times a second: whoever shows a time that passes reads it. */
  readonly tick: ReadonlySignal<number>;
  /** Where this machine is found by others: the origin of links to be handed out. */
  readonly origin: string;
  /** Asks for it, and shows what became of it where it was not done; whether it was. */
  readonly act: (action: HostAction) => Promise<boolean>;
}

const Context = createContext<Hosting | null>(null);
export const HostingProvider = Context.Provider;

/** The session that the component is about. Throws where there is none: a bug. */
export function useHosting(): Hosting {
  const hosting = useContext(Context);
  if (hosting === null) throw new Error('no session around this component');
  return hosting;
}
