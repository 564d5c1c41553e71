/** What tables and sessions, both found by a code, have in common over HTTP. */
import type { Request, Response } from 'express';
import QRCode from 'qrcode';
import type { Result } from '../../shared/match/refusals.ts';
import type { FailureLimit } from '../failure-limit.ts';
import { unlessGuessing } from '../guesses.ts';
import { invitationUrl, type Whereabouts } from '../reachable-url.ts';
import { sendRefusal } from './answers.ts';

/** The code that the address names. */
export function codeOf(request: Request): string {
  return String(request.params.code).toUpperCase();
}

/** What `ask` gives; where it refuses, or where too much was guessed, it answers by itself and gives null. */
export async function askedFor<T>(
  { wrongCodes }: { readonly wrongCodes: FailureLimit },
  request: Request,
  response: Response,
  ask: () => Promise<Result<T>>,
): Promise<T | null> {
  const answer = await unlessGuessing(wrongCodes, request.ip ?? '', ask);
  if (answer.ok) return answer.value;
  sendRefusal(response, answer.refusal);
  return null;
}

/** The link that brings others in, as far as the one who asks can tell them. */
export function linkTo({ whereabouts }: { readonly whereabouts: Whereabouts }, request: Request, code: string): string {
  return `${invitationUrl(whereabouts, `${request.protocol}://${request.get('host')}`)}/play/${code}`;
}

export async function sendQrCode(response: Response, link: string): Promise<void> {
  response.type('image/svg+xml').set('Cache-Control', 'no-store');
  response.send(await QRCode.toString(link, { type: 'svg', margin: 2 }));
}
