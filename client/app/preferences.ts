import { computed, effect, signal } from '@preact/signals';
import { openPreferences } from '../model/preferences.ts';
import { browserStore } from './browser-store.ts';

/** This device's choices. */
export const preferences = openPreferences(browserStore('local'), navigator.languages);

/** Whether a media query holds, kept up to date. */
function media(query: string): { readonly value: boolean } {
  const list = matchMedia(query);
  const holds = signal(list.matches);
  list.addEventListener('change', () => {
    holds.value = list.matches;
  });
  return holds;
}

const systemIsLight = media('(prefers-color-scheme: light)');
const systemIsCalm = media('(prefers-reduced-motion: reduce)');

/** Less room than a tablet held upright has beside a heap: panels become sheets. */
export const isNarrow = media('(max-width: 899px)');

/** The theme that is shown. */
export const theme = computed<'dark' | 'light'>(() => {
  const chosen = preferences.theme.value;
  if (chosen !== 'system') return chosen;
  return systemIsLight.value ? 'light' : 'dark';
});

/** Whether things may move. */
export const moves = computed<boolean>(() => {
  const chosen = preferences.motion.value;
  return chosen === 'system' ? !systemIsCalm.value : chosen === 'on';
});

/** Keeps the document's attributes, which the styles go by, in step with the choices. */
export function applyPreferences(): void {
  const root = document.documentElement;
  effect(() => {
    root.dataset.theme = theme.value;
    root.dataset.motion = moves.value ? 'on' : 'off';
    root.lang = preferences.language.value === 'zh' ? 'zh-CN' : 'en';
  });
}
