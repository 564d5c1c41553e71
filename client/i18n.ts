/**
 * Texts in the reader's language. Keys are flat (`join.title`) and checked by the compiler; a message may mark code
 * with backticks (see components/rich.tsx). Only the language that is read is loaded.
 */
import { signal } from '@preact/signals';
import i18next from 'i18next';
import type { Bilingual } from '../shared/match/scenario.ts';
import type en from './messages/en.json';
import type { Language } from './model/preferences.ts';

type Unplural<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
export type MessageKey = Unplural<Exclude<keyof typeof en, 'default'>>;
/** Lists are joined as the language joins them. */
export type MessageParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence before it is in a language: what headless code says. */
export interface Saying {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}

/** The language that is shown; changes once its messages are there. */
export const language = signal<Language>('en');

const LOADERS: Record<Language, () => Promise<{ default: Readonly<Record<string, string>> }>> = {
  en: () => import('./messages/en.json'),
  zh: () => import('./messages/zh.json'),
};

/** Loads a language's messages and shows it. Rejects when they cannot be loaded. */
export async function showLanguage(wanted: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.init({
      lng: wanted,
      resources: {},
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  }
  if (!i18next.hasResourceBundle(wanted, 'translation')) {
    i18next.addResourceBundle(wanted, 'translation', (await LOADERS[wanted]()).default);
  }
  await i18next.changeLanguage(wanted);
  language.value = wanted;
}

/** The message in the reader's language. `count` chooses the plural. Reading it in a component follows the language. */
export function t(key: MessageKey, params: MessageParams = {}): string {
  const lng = language.value;
  const words = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? listed(value) : value,
  ]);
  return String(i18next.t(key, { ...Object.fromEntries(words), lng }));
}

/** A saying in the reader's language. */
export function say({ key, params }: Saying): string {
  return t(key, params);
}

/** A text that comes in both languages. */
export function inLanguage(text: Bilingual): string {
  return text[language.value];
}

/** Words joined as the language joins them: "a, b and c". */
export function listed(words: readonly string[]): string {
  // a list of code reads better with Chinese commas than with 和 glued to it
  if (language.value === 'zh') return words.join('、');
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

/** A number with its sign, as points are written; zero has none. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${value}` : `−${-value}`;
}
