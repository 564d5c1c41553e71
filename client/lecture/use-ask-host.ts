import { useSignal } from '@preact/signals';
import type { Saying } from '../i18n.ts';
import type { LecturePlace } from '../model/lecture/lecture-place.ts';
import { answerSaying } from '../model/sayings.ts';
import type { AskHost } from './ask-host.ts';

/** Asks for one thing at a time, and keeps what became of the last. */
export function useAskHost(place: LecturePlace): {
  readonly ask: AskHost;
  readonly isBusy: boolean;
  readonly problem: { readonly python: string | null; readonly saying: Saying } | null;
} {
  const problem = useSignal<{ readonly python: string | null; readonly saying: Saying } | null>(null);
  const busy = useSignal(false);
  const ask: AskHost = async (action) => {
    if (busy.peek()) return false;
    busy.value = true;
    problem.value = answerSaying(await place.host(action));
    busy.value = false;
    return problem.value === null;
  };
  return { ask, isBusy: busy.value, problem: problem.value };
}
