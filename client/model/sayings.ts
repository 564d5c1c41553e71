/** Answers of the server as sentences: which message says it, and with what. */
import { refusalSayings } from '../../shared/match/refusal-sayings.ts';
import type { Saying } from '../i18n.ts';
import type { Answer } from './connection.ts';

/** What to say about an answer that is not a yes; null when it is. */
export function answerSaying(answer: Answer): { readonly python: string | null; readonly saying: Saying } | null {
  switch (answer.type) {
    case 'done':
      return null;
    case 'unsent':
      return { python: null, saying: { key: 'connection.not-sent' } };
    case 'lost':
      return { python: null, saying: { key: 'connection.answer-lost' } };
    case 'refused':
      return refusalSayings(answer.refusal);
  }
}
