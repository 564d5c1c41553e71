/** What a lecture says, encoded once for each kind of viewer, however many there are. */
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import type { LectureHeader, Student } from '../../shared/lecture/header.ts';
import {
  isSecretInLecture,
  type LectureViewer,
  viewLectureEntry,
  viewLectureHeader,
} from '../../shared/lecture/view-lecture.ts';
import { encodeFrame, type Frame } from '../tables/frames.ts';

/** Everything about a lecture as it stands, for one viewer after the other. */
export class LectureSnapshot {
  readonly #open: string;
  readonly #secret = new Map<Student, LectureEntry[]>();
  readonly #headers: { readonly host: string; readonly others: string };

  constructor(header: LectureHeader, entries: readonly LectureEntry[]) {
    const open: LectureEntry[] = [];
    for (const entry of entries) {
      if (!isSecretInLecture(entry)) open.push(entry);
      else if (typeof entry.by === 'number') this.#secret.set(entry.by, [...(this.#secret.get(entry.by) ?? []), entry]);
    }
    this.#open = JSON.stringify(open.map((entry) => viewLectureEntry(entry, 'screen')));
    this.#headers = {
      host: JSON.stringify(viewLectureHeader(header, 'host')),
      others: JSON.stringify(viewLectureHeader(header, 'screen')),
    };
  }

  /** The frame that brings a viewer up to date: the same bytes for all but for what is their own. */
  frameFor(viewer: LectureViewer): Frame {
    const header = viewer === 'host' ? this.#headers.host : this.#headers.others;
    const secret = typeof viewer === 'object' ? (this.#secret.get(viewer.student) ?? []) : [];
    const own = JSON.stringify(secret.map((entry) => viewLectureEntry(entry, viewer)));
    return Buffer.from(`{"t":"lecture","lecture":{"header":${header},"entries":${this.#open},"own":${own}}}`);
  }
}

/** The frames with those entries: one for everybody, others for students who have said something; null: nothing to say. */
export function lectureFrames(entries: readonly LectureEntry[]): (viewer: LectureViewer) => Frame | null {
  const speakers = new Set(entries.filter(isSecretInLecture).map(({ by }) => by));
  const open = frameOf(entries, 'screen');
  return (viewer) => (typeof viewer === 'object' && speakers.has(viewer.student) ? frameOf(entries, viewer) : open);
}

function frameOf(entries: readonly LectureEntry[], viewer: LectureViewer): Frame | null {
  const seen = entries.flatMap((entry) => viewLectureEntry(entry, viewer) ?? []);
  return seen.length === 0 ? null : encodeFrame({ t: 'lecture-entries', entries: seen });
}
