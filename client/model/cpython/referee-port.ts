import type { Step } from '../../../shared/python/observe.ts';
import type { RecordedCollection } from '../../../shared/python/recorder.ts';
import type { RefereeProgram } from './referee-program.ts';

/** Why CPython gave no answer. */
export const REFEREE_FAILURES = [
  'unreachable', // its files could not be had: no network, no server
  'missing', // the server does not have them
  'no-webassembly', // the browser cannot run it
  'not-started', // it has been loaded and would not start
  'raised', // the referee itself failed; the message says how
  'too-long', // it was still running when patience ended
] as const;
export type RefereeFailure = (typeof REFEREE_FAILURES)[number];

/** What the referee answers: a step for each move, or the collections of a program that collects by itself. */
export type RefereeAnswer = readonly Step[] | { readonly collections: readonly RecordedCollection[] };

/** What comes from CPython while it is asked, in this order; the last is `done` or `failed`. */
export type RefereeNews =
  /** In bytes, of all its files. */
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly type: 'starting' }
  | { readonly type: 'running' }
  /** `version` as `sys.version` begins: `3.15.0rc1`. */
  | { readonly type: 'done'; readonly answer: RefereeAnswer; readonly version: string }
  | { readonly type: 'failed'; readonly code: RefereeFailure; readonly message: string };

/** Where a real CPython is. It is loaded when it is first asked. */
export interface RefereePort {
  /** Runs a program; the result stops it, after which nothing more is heard of it. */
  ask(program: RefereeProgram, onNews: (news: RefereeNews) => void): () => void;
}
