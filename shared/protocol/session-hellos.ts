/** The first message of a connection that belongs to a session: a student, a host, or a projector. */
import * as v from 'valibot';
import { joinCode, key, playerName, since } from './fields.ts';

/** A name that only the host can read: an X25519 sealed box for the session's public key, base64url. */
export const sealedName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{60,600}$/));

export const studentHelloSchema = v.strictObject({
  t: v.literal('hello-student'),
  v: v.number(),
  session: joinCode,
  /** The student's secret, from an earlier `joined`, or from a personal link of the guest list; absent: somebody new. */
  key: v.optional(key),
  name: v.optional(playerName),
  sealedName: v.optional(sealedName),
  /** Of the match at the table where they sit. */
  since: v.optional(since),
});

export const hostHelloSchema = v.strictObject({
  t: v.literal('hello-host'),
  v: v.number(),
  session: joinCode,
  /** What of the host link opens the session; the rest of it, which opens the names, never leaves the host's devices. */
  key,
});

export const screenHelloSchema = v.strictObject({
  t: v.literal('hello-screen'),
  v: v.number(),
  session: joinCode,
  key,
});

export type StudentHello = v.InferOutput<typeof studentHelloSchema>;
export type HostHello = v.InferOutput<typeof hostHelloSchema>;
export type ScreenHello = v.InferOutput<typeof screenHelloSchema>;
