import type { RuntimeId } from '../../shared/heap/runtime.ts';

/** What a session says about a lecture when it begins it. */
export interface LectureRecord {
  /** Its id, a match's in kind. */
  readonly lecture: string;
  /** The code of the session. */
  readonly session: string;
  readonly title: string;
  readonly runtime: RuntimeId;
  readonly script: string;
}
