import type { Result } from '../../shared/match/refusals.ts';
import type { Member } from '../tables/audience.ts';
import { encodeFrame } from '../tables/frames.ts';
import type { SessionParts } from './session-parts.ts';

/** Tells a member that what they asked for is done, or why it is not. */
export function answer(
  { services }: Pick<SessionParts, 'services'>,
  member: Member,
  id: number,
  result: Result<unknown>,
): void {
  if (result.ok) {
    member.send(encodeFrame({ t: 'done', id }));
    return;
  }
  const { refusal } = result;
  services.metrics.refusals.inc({ code: refusal.code });
  member.send(encodeFrame({ t: 'refused', id, refusal }));
}
