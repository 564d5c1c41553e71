/** Codes and keys are short enough to guess by trying: whoever tries too many wrong ones is answered no more for a while. */
import { type RefusalCode, type Result, refuse } from '../shared/match/refusals.ts';
import type { FailureLimit } from './failure-limit.ts';

/** What guessing looks like. A code that was right once, of a session that is over, does not. */
const GUESSES: ReadonlySet<RefusalCode> = new Set(['no-such-table', 'seat-not-yours', 'no-such-session', 'not-a-host']);

/** What `ask` gives, unless the address has guessed too often (`too-fast`); counts it as a guess if it was a wrong one. */
export async function unlessGuessing<T>(
  wrongCodes: FailureLimit,
  address: string,
  ask: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (await wrongCodes.isReached(address)) return refuse('too-fast');
  const answer = await ask();
  if (!answer.ok && GUESSES.has(answer.refusal.code)) await wrongCodes.count(address);
  return answer;
}
