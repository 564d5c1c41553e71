import type { Announcer } from './announcer.ts';
import type { Attendance } from './attendance.ts';
import type { Audience, Member } from './audience.ts';
import type { TableJournal } from './table-journal.ts';
import type { TableKeeper } from './table-keeper.ts';
import type { TablePlay } from './table-play.ts';
import type { TableServices } from './table-services.ts';

/** What a table is made of, for those of its parts that need the others. */
export interface TableParts {
  readonly services: TableServices;
  readonly audience: Audience;
  readonly journal: TableJournal;
  readonly play: TablePlay;
  readonly announcer: Announcer;
  readonly attendance: Attendance;
  /** The member has left, or their connection is gone. */
  readonly gone: (member: Member) => void;
  /** The table leaves the memory. */
  readonly park: () => void;
  /** Null: the table belongs to those who sit there. */
  readonly keeper: TableKeeper | null;
}
