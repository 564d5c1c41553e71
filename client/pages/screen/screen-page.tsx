import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { browserClock, openSocket } from '../../app/browser-ports.ts';
import { moves, preferences } from '../../app/preferences.ts';
import { findSession } from '../../app/sessions-api.ts';
import { tickingSignal } from '../../app/ticker.ts';
import { ConnectionBanner } from '../../components/connection-banner.tsx';
import { useScenarios } from '../../components/use-scenarios.ts';
import { t } from '../../i18n.ts';
import { ShownClass } from '../../model/showing/shown-class.ts';
import { ShowingProvider } from './showing.ts';
import { Wall } from './wall.tsx';
import { WallMessage } from './wall-message.tsx';
import '../../styles/wall.css';

interface Opened {
  readonly shown: ShownClass;
  readonly tick: ReadonlySignal<number>;
  readonly stop: () => void;
}

/** A projector: shows what the host chooses, and asks for nothing. */
export function ScreenPage({ code }: { readonly code: string }): JSX.Element {
  const opened = useSignal<Opened | null>(null);
  const link = useSignal(`${location.origin}/play/${code}`);
  const key = location.hash.slice(1);
  useEffect(() => {
    if (key === '') return;
    const session = openScreen(code, key);
    opened.value = session;
    const reload = (): void => location.reload();
    addEventListener('hashchange', reload);
    void findSession(code).then((found) => {
      if (found.type === 'ok') link.value = found.value.link;
    });
    return () => {
      removeEventListener('hashchange', reload);
      session.stop();
    };
  }, [code]);
  if (key === '') return <WallMessage title={t('wall.no-key')} text={t('wall.no-key-help')} />;
  return opened.value === null ? <Opening code={code} /> : <Shown opened={opened.value} link={link.value} />;
}

function openScreen(code: string, key: string): Opened {
  const shown = new ShownClass({ code, key, clock: browserClock, openSocket, random: Math.random, guided: moves });
  const ticker = tickingSignal(() => browserClock.now());
  const comeBack = (): void => {
    if (shown.status.peek().type === 'offline') shown.retry();
  };
  addEventListener('online', comeBack);
  const stops = [
    // the room reads it, whoever's machine this is
    effect(() => {
      const language = shown.screen.value?.language;
      if (language !== undefined && language !== lent) preferences.lendLanguage(language, 'everybody');
      lent = language ?? lent;
    }),
    () => removeEventListener('online', comeBack),
    ticker.stop,
    () => shown.close(),
  ];
  return {
    shown,
    tick: ticker.value,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** What the session's language was when it was shown last: whoever then chooses another at the projector is obeyed. */
let lent: string | null = null;

function Shown({ opened, link }: { readonly opened: Opened; readonly link: string }): JSX.Element {
  const { shown, tick } = opened;
  const status = shown.status.value;
  const screen = shown.screen.value;
  const scenarios = useScenarios();
  const scenario = scenarios.value.find(({ id }) => id === screen?.round?.scenario) ?? null;
  if (status.type === 'closed' && status.refusal !== null) {
    const { code, params } = status.refusal;
    return (
      <WallMessage
        title={t('wall.closed', { code: shown.code })}
        text={code === 'not-a-host' ? t('wall.bad-key') : t(`refusal.${code}`, params)}
      />
    );
  }
  return (
    <>
      <ConnectionBanner
        status={status}
        hasBegun={screen !== null}
        isAstray={shown.table.copy.stuck.value || shown.lecture.copy.stuck.value}
        retry={() => shown.retry()}
      />
      {screen === null ? (
        <Opening code={shown.code} />
      ) : (
        <ShowingProvider value={{ shown, screen, tick, link, scenario }}>
          <Wall />
        </ShowingProvider>
      )}
    </>
  );
}

function Opening({ code }: { readonly code: string }): JSX.Element {
  return <WallMessage title={t('wall.opening', { code })} text={t('app.loading')} busy />;
}
