/** The messages that pages speak with, for what the command line writes for readers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import i18next from 'i18next';
import type { Words } from '../../shared/export/words.ts';
import { PROJECT_ROOT } from '../project-root.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type CommandLanguage = (typeof LANGUAGES)[number];

/** The words of a language, from client/messages. */
export async function wordsIn(lang: CommandLanguage): Promise<Words> {
  const messages = JSON.parse(await readFile(join(PROJECT_ROOT, 'client', 'messages', `${lang}.json`), 'utf8'));
  const speaker = i18next.createInstance();
  await speaker.init({
    lng: lang,
    resources: { [lang]: { translation: messages } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    // its notice would go to standard output, into what is exported
    showSupportNotice: false,
  });
  return {
    say: (key, params = {}) => String(speaker.t(key, inWords(lang, params))),
    inLanguage: (text) => text[lang],
  };
}

/** Lists joined as the language joins them. */
function inWords(lang: CommandLanguage, params: Readonly<Record<string, string | number | readonly string[]>>) {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? list(value) : value,
  ]);
  return Object.fromEntries(entries);

  function list(words: readonly string[]): string {
    return lang === 'zh' ? words.join('、') : new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
  }
}
