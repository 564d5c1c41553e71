import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { browserClock, openSocket } from '../../app/browser-ports.ts';
import { browserStore } from '../../app/browser-store.ts';
import { preferences } from '../../app/preferences.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';
import { LiveTable } from '../../model/live-table.ts';
import { openSeatStore } from '../../model/seat-store.ts';
import { ClosedPage } from './closed-page.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { LiveMatch } from './live-match.tsx';
import { Lobby } from './lobby.tsx';
import '../../styles/lobby.css';

/** A table: its lobby, its match, its podium. */
export function PlayPage({ code }: { readonly code: string }): JSX.Element {
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
  return table.value === null ? <Waiting code={code} /> : <TablePage table={table.value} />;
}

function TablePage({ table }: { readonly table: LiveTable }): JSX.Element {
  const status = table.status.value;
  const match = table.match.value;
  const lobby = table.lobby.value;
  if (status.type === 'closed' && status.refusal !== null) return <ClosedPage table={table} refusal={status.refusal} />;
  if (match !== null) {
    return (
      <>
        <ConnectionBanner table={table} />
        <LiveMatch key={match.state.peek().header.match} table={table} model={match} />
      </>
    );
  }
  if (lobby === null) {
    return (
      <>
        <ConnectionBanner table={table} />
        <Waiting code={table.code} />
      </>
    );
  }
  return (
    <>
      <ConnectionBanner table={table} />
      <Lobby table={table} lobby={lobby} />
    </>
  );
}

function Waiting({ code }: { readonly code: string }): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="plain-page" aria-busy="true">
        <h1>{t('play.joining', { code })}</h1>
        <p class="loading">{t('app.loading')}</p>
      </main>
    </>
  );
}
