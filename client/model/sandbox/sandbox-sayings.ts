import type { Saying } from '../../i18n.ts';
import type { Answer } from '../connection.ts';
import { answerSaying } from '../sayings.ts';
import { MOST_LINES } from './sandbox-session.ts';

/** What a table says about players, tokens and servers, in the words of who is alone. */
const ALONE: Partial<Record<Saying['key'], Saying>> = {
  'python.name-error': { key: 'sandbox.name-error' },
  'python.other': { key: 'sandbox.python-other' },
  'refusal.too-large': { key: 'sandbox.full', params: { most: MOST_LINES } },
};

/** What to say in a sandbox about an answer that is not a yes; null when it is. */
export function sandboxSaying(answer: Answer): ReturnType<typeof answerSaying> {
  const said = answerSaying(answer);
  return said === null ? null : { ...said, saying: ALONE[said.saying.key] ?? said.saying };
}
