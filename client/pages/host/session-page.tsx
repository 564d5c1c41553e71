import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { HostAction } from '../../../shared/protocol/host-actions.ts';
import { browserClock, openSocket } from '../../app/browser-ports.ts';
import { findSessionLink } from '../../app/sessions-api.ts';
import { tickingSignal } from '../../app/ticker.ts';
import { ConnectionBanner } from '../../components/connection-banner.tsx';
import { lazily } from '../../components/lazily.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useScenarios } from '../../components/use-scenarios.ts';
import { type Saying, t } from '../../i18n.ts';
import type { HostKeys } from '../../model/hosting/host-keys.ts';
import { HostedClass } from '../../model/hosting/hosted-class.ts';
import { RealNames } from '../../model/hosting/real-names.ts';
import { answerSaying } from '../../model/sayings.ts';
import { Console } from './console/console.tsx';
import { recentSessions } from './host-stores.ts';
import { type Hosting, HostingProvider } from './hosting.ts';

/** A phone that is only a remote does without the board. */
const LookPage = lazily(async () => (await import('./console/look.tsx')).LookPage);

interface Opened {
  readonly hosted: HostedClass;
  readonly realNames: RealNames;
  readonly tick: ReadonlySignal<number>;
  readonly stop: () => void;
}

/** Charts are only loaded for who wants to see them. */
const ReportPage = lazily(async () => (await import('./report/report-page.tsx')).ReportPage);

/** A trial is opened where the student's side is tried. */
const TrialPage = lazily(async () => (await import('./trial/trial-page.tsx')).TrialPage);

export type HostView = 'desk' | 'report' | 'trial';

interface SessionPageProps {
  readonly code: string;
  readonly keys: HostKeys;
  readonly shows: HostView;
}

/** A session, as long as its host is here. */
export function SessionPage({ code, keys, shows }: SessionPageProps): JSX.Element {
  const opened = useSignal<Opened | null>(null);
  useEffect(() => {
    const session = openSession(code, keys, shows !== 'trial');
    opened.value = session;
    return session.stop;
  }, [code, keys.fragment]);
  return opened.value === null ? <Waiting code={code} /> : <Session opened={opened.value} shows={shows} />;
}

/** `isFound`: it is found again in the list of this browser's sessions. */
function openSession(code: string, keys: HostKeys, isFound: boolean): Opened {
  const hosted = new HostedClass({ code, keys, clock: browserClock, openSocket, random: Math.random });
  const realNames = new RealNames(browserClock, keys.names);
  const ticker = tickingSignal(() => browserClock.now());
  const comeBack = (): void => {
    if (hosted.status.peek().type === 'offline') hosted.retry();
  };
  addEventListener('online', comeBack);
  let isKept = !isFound;
  const stops = [
    effect(() => realNames.follow([...hosted.students.value.values()])),
    effect(() => {
      const session = hosted.session.value;
      if (session === null || isKept) return;
      isKept = true;
      const { title } = session.options;
      recentSessions.keep({ code, title, fragment: keys.fragment, at: new Date().toISOString() });
    }),
    () => removeEventListener('online', comeBack),
    () => realNames.stop(),
    ticker.stop,
    () => hosted.close(),
  ];
  return {
    hosted,
    realNames,
    tick: ticker.value,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function Session({ opened, shows }: { readonly opened: Opened; readonly shows: HostView }): JSX.Element {
  const { hosted, realNames, tick } = opened;
  const scenarios = useScenarios();
  const problem = useSignal<Saying | null>(null);
  const origin = useSignal(location.origin);
  const status = hosted.status.value;
  const session = hosted.session.value;
  useEffect(() => {
    void findSessionLink(hosted.code).then((found) => {
      if (found.type === 'ok') origin.value = new URL(found.value).origin;
    });
  }, [hosted]);
  const act = useMemo(
    () =>
      async (action: HostAction): Promise<boolean> => {
        problem.value = null;
        const asked = action.do === 'look' ? hosted.look(action.table) : hosted.act(action);
        problem.value = answerSaying(await asked)?.saying ?? null;
        return problem.value === null;
      },
    [hosted],
  );
  if (status.type === 'closed' && status.refusal !== null) {
    const { code, params } = status.refusal;
    // a host is told so of a session that has just been deleted: one that is only over stays open to them
    if (code === 'session-over') return <Deleted code={hosted.code} />;
    return <Closed code={hosted.code} reason={t(`refusal.${code}`, params)} />;
  }
  if (session === null) return <Waiting code={hosted.code} />;
  const hosting: Hosting = {
    hosted,
    session,
    scenarios: scenarios.value,
    realNames: realNames.names,
    tick,
    origin: origin.value,
    act,
  };
  return (
    <HostingProvider value={hosting}>
      <ConnectionBanner
        status={status}
        hasBegun
        isAstray={hosted.looked.copy.stuck.value || hosted.lecture.copy.stuck.value}
        retry={() => hosted.retry()}
      />
      {shows === 'report' ? (
        <ReportPage />
      ) : shows === 'trial' ? (
        <TrialPage problem={problem.value} />
      ) : session.looking === null ? (
        <Console problem={problem.value} />
      ) : (
        <LookPage table={session.looking} />
      )}
    </HostingProvider>
  );
}

function Deleted({ code }: { readonly code: string }): JSX.Element {
  useEffect(() => recentSessions.forget(code), [code]);
  return (
    <Gone title={t('host.deleted', { code })}>
      <p role="status">{t('host.deleted-text')}</p>
    </Gone>
  );
}

function Closed({ code, reason }: { readonly code: string; readonly reason: string }): JSX.Element {
  return (
    <Gone title={t('host.closed', { code })}>
      <p role="alert">{reason}</p>
    </Gone>
  );
}

/** There is no session here; `children` say why. */
function Gone(props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{props.title}</h1>
        {props.children}
        <p>
          <a class="button" href="/host">
            {t('host.all')}
          </a>
        </p>
      </main>
    </>
  );
}

function Waiting({ code }: { readonly code: string }): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="plain-page" aria-busy="true">
        <h1>{t('host.opening', { code })}</h1>
        <p class="loading">{t('app.loading')}</p>
      </main>
    </>
  );
}
