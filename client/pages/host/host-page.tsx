import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { route } from '../../app/navigation.ts';
import { readHostKeys } from '../../model/hosting/host-keys.ts';
import { CreatePage } from './create/create-page.tsx';
import { recentSessions } from './host-stores.ts';
import { NoLinkPage } from './no-link-page.tsx';
import { type HostView, SessionPage } from './session-page.tsx';
import '../../styles/host.css';

interface HostPageProps {
  /** Null: a new session. */
  readonly code: string | null;
  readonly shows?: HostView;
}

/** Hosting: a new session, or the one whose link this is, or the report of its class. */
export function HostPage({ code, shows = 'desk' }: HostPageProps): JSX.Element {
  return code === null ? <CreatePage /> : <OpenedSession code={code} shows={shows} />;
}

/** What stands after the `#`, or what this browser remembers of it. */
function OpenedSession({ code, shows }: { readonly code: string; readonly shows: HostView }): JSX.Element {
  const changes = useSignal(0);
  useEffect(() => {
    const follow = (): void => {
      changes.value += 1;
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  // the address bar says when it changes what stands after the `#`; going there from within says so by the route
  changes.value;
  route.value;
  const keys = readHostKeys(fragmentFor(code));
  if (keys === null) return <NoLinkPage code={code} shows={shows} />;
  return <SessionPage key={keys.fragment} code={code} keys={keys} shows={shows} />;
}

function fragmentFor(code: string): string {
  const given = location.hash.slice(1);
  if (given !== '') return given;
  return recentSessions.list.peek().find((session) => session.code === code)?.fragment ?? '';
}
