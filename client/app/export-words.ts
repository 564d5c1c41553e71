import type { Words } from '../../shared/export/words.ts';
import { inLanguage, type MessageKey, t } from '../i18n.ts';

/** What exports say, in the reader's language. messages.test.ts holds that every key of theirs is there. */
export const exportWords: Words = { say: (key, params) => t(key as MessageKey, params), inLanguage };
