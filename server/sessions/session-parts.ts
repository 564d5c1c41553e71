import type { StudentId } from '../../shared/session/dealing.ts';
import type { Member } from '../tables/audience.ts';
import type { ClassAudience } from './class-audience.ts';
import type { Conductor } from './conductor.ts';
import type { Lectern } from './lectern.ts';
import type { SessionAnnouncer } from './session-announcer.ts';
import type { SessionJournal } from './session-journal.ts';
import type { SessionServices } from './session-services.ts';

/** What a session is made of, for those of its parts that need the others. */
export interface SessionParts {
  readonly services: SessionServices;
  readonly audience: ClassAudience;
  readonly journal: SessionJournal;
  readonly conductor: Conductor;
  readonly lectern: Lectern;
  readonly announcer: SessionAnnouncer;
  /** Who has said that they are lost; who it is, nobody is told. */
  readonly lost: Set<StudentId>;
  /** Hosts and projectors that look at a table. */
  readonly looking: Map<Member, { readonly table: string; readonly stop: () => void }>;
  /** Session time in ms. */
  readonly now: () => number;
}
