import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { browserClock, openSocket } from '../../app/browser-ports.ts';
import { browserStore } from '../../app/browser-store.ts';
import { preferences } from '../../app/preferences.ts';
import { ConnectionBanner } from '../../components/connection-banner.tsx';
import { LiveTable } from '../../model/live-table.ts';
import { openSeatStore } from '../../model/seat-store.ts';
import { ClosedPage } from './closed-page.tsx';
import { JoiningPage } from './joining-page.tsx';
import { LiveMatch } from './live-match.tsx';
import { Lobby } from './lobby.tsx';
import '../../styles/lobby.css';

/** A table: its lobby, its match, its podium. */
export function TablePage({ code }: { readonly code: string }): JSX.Element {
  const table = useSignal<LiveTable | null>(null);
  useEffect(() => {
    const opened = new LiveTable({
      code,
      clock: browserClock,
      openSocket,
      random: Math.random,
      seats: openSeatStore(browserStore('session'), browserStore('local')),
      name: () => preferences.name.peek(),
    });
    table.value = opened;
    const comeBack = () => {
      if (opened.status.peek().type === 'offline') opened.retry();
    };
    addEventListener('online', comeBack);
    return () => {
      removeEventListener('online', comeBack);
      opened.close();
    };
  }, [code]);
  return table.value === null ? <JoiningPage code={code} /> : <OpenedTable table={table.value} />;
}

function OpenedTable({ table }: { readonly table: LiveTable }): JSX.Element {
  const status = table.status.value;
  const { place } = table;
  const match = place.match.value;
  const lobby = place.lobby.value;
  const banner = (
    <ConnectionBanner
      status={status}
      hasBegun={lobby !== null}
      isAstray={place.copy.stuck.value}
      retry={() => table.retry()}
    />
  );
  if (status.type === 'closed' && status.refusal !== null) return <ClosedPage table={table} refusal={status.refusal} />;
  if (match !== null) {
    return (
      <>
        {banner}
        <LiveMatch key={match.state.peek().header.match} place={place} model={match} again={() => table.start()} />
      </>
    );
  }
  if (lobby === null) {
    return (
      <>
        {banner}
        <JoiningPage code={table.code} />
      </>
    );
  }
  return (
    <>
      {banner}
      <Lobby table={table} lobby={lobby} />
    </>
  );
}
