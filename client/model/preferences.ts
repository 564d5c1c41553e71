/** What a reader has chosen for themselves on this device: remembered, and never sent anywhere. */
import { type Signal, signal } from '@preact/signals';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'dark', 'light'] as const;
export type ThemeChoice = (typeof THEMES)[number];
export const MOTIONS = ['system', 'on', 'off'] as const;
export type MotionChoice = (typeof MOTIONS)[number];
export const SOUNDS = ['off', 'on'] as const;
export type SoundChoice = (typeof SOUNDS)[number];

/** Somewhere that keeps short texts by key: the browser's storages, or a map in tests. */
export interface TextStore {
  read(key: string): string | null;
  /** Fails silently where storage is forbidden or full: choices then last as long as the page. */
  write(key: string, value: string | null): void;
}

export interface Preferences {
  readonly language: Signal<Language>;
  readonly theme: Signal<ThemeChoice>;
  readonly motion: Signal<MotionChoice>;
  readonly sound: Signal<SoundChoice>;
  /** The name given last, offered again at the next table. */
  readonly name: Signal<string>;
  /**
   * Shows a language for as long as the page is open and nobody chooses another. To `undecided` readers only: a choice
   * of their own stands.
   */
  readonly lendLanguage: (language: Language, to: 'undecided' | 'everybody') => void;
}

/** Reads what was remembered, and remembers what changes. `preferred`: the browser's languages, best first. */
export function openPreferences(store: TextStore, preferred: readonly string[]): Preferences {
  const choice = <T extends string>(key: string, among: readonly T[], fallback: T): Signal<T> => {
    const kept = store.read(`garbage-day.${key}`);
    return remembered(store, key, among.find((one) => one === kept) ?? fallback);
  };
  const language = choice('language', LANGUAGES, languageFrom(preferred));
  return {
    language,
    theme: choice('theme', THEMES, 'system'),
    motion: choice('motion', MOTIONS, 'system'),
    sound: choice('sound', SOUNDS, 'off'),
    name: remembered(store, 'name', store.read('garbage-day.name') ?? ''),
    lendLanguage(lent, to) {
      const chosen = store.read('garbage-day.language');
      if (to === 'undecided' && chosen !== null) return;
      language.value = lent;
      store.write('garbage-day.language', chosen);
    },
  };
}

function remembered<T extends string>(store: TextStore, key: string, initial: T): Signal<T> {
  const kept = signal(initial);
  let first = true;
  kept.subscribe((value) => {
    if (!first) store.write(`garbage-day.${key}`, value);
    first = false;
  });
  return kept;
}

/** The first of the browser's languages that the game speaks; English when it speaks none. */
export function languageFrom(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((one) => tag.toLowerCase().startsWith(one));
    if (language !== undefined) return language;
  }
  return 'en';
}
