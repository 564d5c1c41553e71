import express, { type Request, type RequestHandler, type Response } from 'express';
import { refuse } from '../../shared/match/refusals.ts';

const BODY_LIMIT = '8kb';

/**
 * Reads a JSON object into `request.body`, which is undefined when there is no body; anything else is refused, with
 * what is wrong with it: a body that is overlooked would look like one that was obeyed.
 */
export function jsonBody(limit = BODY_LIMIT): RequestHandler[] {
  return [express.raw({ type: () => true, limit }), readBody];
}

function readBody(request: Request, response: Response, next: () => void): void {
  const bytes: unknown = request.body;
  const read = Buffer.isBuffer(bytes) && bytes.length > 0 ? bodyOf(request, bytes) : { body: undefined };
  if ('issue' in read) {
    response.status(read.status).json({ error: refuse('bad-message', { issue: read.issue }).refusal });
    return;
  }
  request.body = read.body;
  next();
}

type Body = { readonly body: object | undefined } | { readonly status: number; readonly issue: string };

function bodyOf(request: Request, bytes: Buffer): Body {
  if (request.is('json') === false) {
    const type = request.get('content-type')?.slice(0, 100) ?? 'nothing';
    return { status: 415, issue: `the body is declared as ${type}, not as application/json` };
  }
  const json = parse(bytes);
  if (json === undefined) return { status: 400, issue: 'the body is not JSON in UTF-8' };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { status: 400, issue: 'the body is not a JSON object' };
  }
  return { body: json };
}

/** Undefined, which is no JSON value, where the bytes are not JSON. */
function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
