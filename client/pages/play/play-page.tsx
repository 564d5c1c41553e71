import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ApiRefusal } from '../../app/api.ts';
import { browserClock } from '../../app/browser-ports.ts';
import { findCode } from '../../app/sessions-api.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { t } from '../../i18n.ts';
import { JoiningPage } from './joining-page.tsx';
import { ownSessions } from './study/own-sessions-here.ts';

/** How long until the server is asked again, in ms. */
const ASK_AGAIN_MS = 2_000;

type Found =
  | { readonly type: 'asking' }
  | { readonly type: 'unreachable' }
  | { readonly type: 'table' }
  | { readonly type: 'session' }
  /** It was one, and its results may still be here. */
  | { readonly type: 'over' }
  | { readonly type: 'refused'; readonly refusal: ApiRefusal };

/** What a code opens: a table, or a session. */
export function PlayPage({ code }: { readonly code: string }): JSX.Element {
  const found = useFound(code);
  switch (found.type) {
    case 'asking':
      return <JoiningPage code={code} />;
    case 'unreachable':
      return (
        <JoiningPage code={code}>
          <p role="status">{t('connection.offline')}</p>
        </JoiningPage>
      );
    case 'table':
      return <Table code={code} />;
    case 'session':
      return <Session code={code} />;
    case 'over':
      return <Over code={code} />;
    case 'refused':
      return <NothingHere code={code} refusal={found.refusal} />;
  }
}

/** Asks until the server has answered. */
function useFound(code: string): Found {
  const found = useSignal<Found>({ type: 'asking' });
  useEffect(() => {
    let gone = false;
    let cancel: () => void = () => {};
    const look = async (): Promise<void> => {
      cancel();
      const answer = await findCode(code);
      if (gone) return;
      if (answer.type === 'ok') found.value = { type: answer.value };
      else if (answer.type === 'refused' && isOver(code, answer.refusal)) found.value = { type: 'over' };
      else if (answer.type === 'refused') found.value = { type: 'refused', refusal: answer.refusal };
      else {
        found.value = { type: 'unreachable' };
        cancel = browserClock.after(ASK_AGAIN_MS, () => void look());
      }
    };
    const lookNow = (): void => {
      if (found.peek().type === 'unreachable') void look();
    };
    addEventListener('online', lookNow);
    void look();
    return () => {
      gone = true;
      cancel();
      removeEventListener('online', lookNow);
    };
  }, [code]);
  return found.value;
}

/** A session that is over, or one that was here and is deleted. */
function isOver(code: string, refusal: ApiRefusal): boolean {
  if (refusal.code === 'session-over') return true;
  return refusal.code === 'no-such-table' && ownSessions.list.peek().some((session) => session.code === code);
}

function Table({ code }: { readonly code: string }): JSX.Element {
  const loaded = useLoaded(() => import('./table-page.tsx'));
  return loaded === null ? <JoiningPage code={code} /> : <loaded.TablePage code={code} />;
}

function Session({ code }: { readonly code: string }): JSX.Element {
  const loaded = useLoaded(() => import('./study/study-page.tsx'));
  return loaded === null ? <JoiningPage code={code} /> : <loaded.StudyPage code={code} />;
}

function Over({ code }: { readonly code: string }): JSX.Element {
  const loaded = useLoaded(() => import('./study/over-page.tsx'));
  return loaded === null ? <JoiningPage code={code} /> : <loaded.OverPage code={code} />;
}

function NothingHere({ code, refusal }: { readonly code: string; readonly refusal: ApiRefusal }): JSX.Element {
  const unknown = refusal.code === 'no-such-table' || refusal.code === 'no-such-session';
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{t('play.nothing-here', { code })}</h1>
        <p role="alert">{unknown ? t('join.no-such-code', { code }) : t(`refusal.${refusal.code}`, refusal.params)}</p>
        <div class="row">
          <a class="button primary" href="/">
            {t('not-found.home')}
          </a>
          {!unknown && (
            <button type="button" class="button" onClick={() => location.reload()}>
              {t('connection.retry')}
            </button>
          )}
        </div>
      </main>
    </>
  );
}
