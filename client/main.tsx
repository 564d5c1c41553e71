import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { browserStore } from './app/browser-store.ts';
import { followKeyboard } from './app/keyboard-room.ts';
import { followLinks } from './app/navigation.ts';
import { applyPreferences, preferences } from './app/preferences.ts';
import { reloadStalePage } from './app/stale-page.ts';
import { showLanguage } from './i18n.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

/** Starts the page: the reader's language first, so that nothing flashes in another. */
async function start(root: HTMLElement): Promise<void> {
  applyPreferences();
  await showLanguage(preferences.language.peek());
  effect(() => void showLanguage(preferences.language.value));
  followLinks(root);
  followKeyboard();
  render(<App />, root);
}

async function isServerThere(): Promise<boolean> {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer?.ok ?? false;
}

addEventListener('vite:preloadError', () => {
  void reloadStalePage({
    store: browserStore('session'),
    now: Date.now,
    isServerThere,
    reload: () => location.reload(),
  });
});

const root = document.getElementById('app');
if (root !== null) void start(root);
