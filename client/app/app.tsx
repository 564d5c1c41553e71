import { effect, type Signal, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { PageHeader } from '../components/page-header.tsx';
import { t } from '../i18n.ts';
import { NotFoundPage } from '../pages/not-found.tsx';
import { route } from './navigation.ts';
import type { Route } from './route.ts';

/** A page that is loaded when it is first gone to. */
type Loaded =
  | { readonly type: 'page'; readonly element: () => JSX.Element }
  | { readonly type: 'failed' }
  | { readonly type: 'loading' };

const shown: Signal<{ readonly route: Route; readonly loaded: Loaded }> = signal({
  route: route.peek(),
  loaded: { type: 'loading' },
});

async function elementFor(to: Route): Promise<() => JSX.Element> {
  switch (to.page) {
    case 'join': {
      const { JoinPage } = await import('../pages/join/join-page.tsx');
      return () => <JoinPage />;
    }
    case 'play': {
      const { PlayPage } = await import('../pages/play/play-page.tsx');
      return () => <PlayPage key={to.code} code={to.code} />;
    }
    case 'replays': {
      const { ReplaysPage } = await import('../pages/replay/replays-page.tsx');
      return () => <ReplaysPage />;
    }
    case 'replay': {
      const { ReplayPage } = await import('../pages/replay/replay-page.tsx');
      return () => <ReplayPage key={to.match} match={to.match} />;
    }
    case 'host': {
      const { HostPage } = await import('../pages/host/host-page.tsx');
      return () => <HostPage key={to.code} code={to.code} />;
    }
    case 'report': {
      const { HostPage } = await import('../pages/host/host-page.tsx');
      return () => <HostPage key={`${to.code} report`} code={to.code} shows="report" />;
    }
    case 'trial': {
      const { HostPage } = await import('../pages/host/host-page.tsx');
      return () => <HostPage key={`${to.code} trial`} code={to.code} shows="trial" />;
    }
    case 'sandbox': {
      const { SandboxPage } = await import('../pages/sandbox/sandbox-page.tsx');
      return () => <SandboxPage />;
    }
    case 'screen': {
      const { ScreenPage } = await import('../pages/screen/screen-page.tsx');
      return () => <ScreenPage key={to.code} code={to.code} />;
    }
    case 'privacy': {
      const { PrivacyPage } = await import('../pages/privacy/privacy-page.tsx');
      return () => <PrivacyPage />;
    }
    case 'not-found':
      return () => <NotFoundPage />;
  }
}

async function load(to: Route): Promise<void> {
  try {
    const element = await elementFor(to);
    if (route.peek() === to) shown.value = { route: to, loaded: { type: 'page', element } };
  } catch {
    if (route.peek() === to) shown.value = { route: to, loaded: { type: 'failed' } };
  }
}

effect(() => void load(route.value));

/** The game: whatever page the address asks for. */
export function App(): JSX.Element {
  const { loaded } = shown.value;
  document.title = titleOf(route.value);
  switch (loaded.type) {
    case 'page':
      return loaded.element();
    case 'loading':
      return (
        <main class="plain-page" aria-busy="true">
          <p class="loading">{t('app.loading')}</p>
        </main>
      );
    case 'failed':
      return (
        <>
          <PageHeader />
          <main class="plain-page">
            <h1>{t('app.failed')}</h1>
            <p>
              <button type="button" class="button primary" onClick={() => location.reload()}>
                {t('app.reload')}
              </button>
            </p>
          </main>
        </>
      );
  }
}

function titleOf(to: Route): string {
  const game = t('game.name');
  switch (to.page) {
    case 'join':
      return game;
    case 'play':
      return `${to.code} · ${game}`;
    case 'replays':
    case 'replay':
      return `${t('replay.title')} · ${game}`;
    case 'host':
      return `${to.code ?? t('host.title')} · ${game}`;
    case 'report':
      return `${to.code} · ${t('report.title')} · ${game}`;
    case 'trial':
      return `${t('trial.title')} · ${game}`;
    case 'screen':
      return `${to.code} · ${t('wall.title')} · ${game}`;
    case 'privacy':
      return `${t('privacy.title')} · ${game}`;
    case 'sandbox':
      return `${t('sandbox.title')} · ${game}`;
    case 'not-found':
      return `${t('not-found.title')} · ${game}`;
  }
}
