/**
 * Makes the reports of sessions. What logs say is worked out once and kept as long as the session is in memory, and so is
 * a report, until something that it tells of has changed.
 */
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { publicHeader } from '../../shared/match/view.ts';
import { type CheckpointFacts, lectureFacts } from '../../shared/report/lecture-facts.ts';
import type { RefusedText } from '../../shared/report/line-counts.ts';
import { reportSteps } from '../../shared/report/make-report.ts';
import type { PlayedRound, ReportedStudent } from '../../shared/report/played-session.ts';
import type { SessionReport } from '../../shared/report/session-report.ts';
import { type TableFacts, tableFacts } from '../../shared/report/table-facts.ts';
import type { LogStore } from '../storage/log-store.ts';
import type { Session } from './session.ts';
import { cameOf, type PlayedRound as StoredRound, type Student, shownNameOf } from './session-record.ts';

type ReportStore = Pick<
  LogStore,
  'readTable' | 'readMatch' | 'readEntries' | 'readLecture' | 'readLectureEntries' | 'readRefusedLines'
>;

/** What was worked out of a session. Facts have seats and numbers in them, no names: deleting a student changes none. */
interface Known {
  /** By code, of tables whose round was revealed: nothing in them changes any more. */
  readonly tables: Map<string, Promise<TableFacts | null>>;
  /** By id, with the number of entries that they were made of. */
  readonly lectures: Map<string, { readonly entries: number; readonly facts: readonly CheckpointFacts[] }>;
  /** The report that was made last, and of what. */
  report: { readonly of: string; readonly made: Promise<SessionReport> } | null;
}

export class SessionReports {
  readonly #store: ReportStore;
  readonly #known = new WeakMap<Session, Known>();

  constructor(store: ReportStore) {
    this.#store = store;
  }

  /** What was revealed so far. Lets others have their turn after each table. Rejects with a StorageError. */
  async report(session: Session): Promise<SessionReport> {
    const known = this.#knownOf(session);
    const { revision } = session.state.record;
    const rounds: PlayedRound[] = [];
    for (const [index, round] of session.state.record.rounds.entries()) {
      rounds.push(await this.#playedRound(String(index + 1), round, session, known));
    }
    const refused = await this.#store.readRefusedLines(session.code);
    // whoever was deleted meanwhile is in no report
    const of = JSON.stringify([revision, session.state.record.revision, refused.length, rounds.map(revealedIn)]);
    if (known.report?.of === of) return known.report.made;
    const report = { of, made: this.#make(session, rounds, refused) };
    known.report = report;
    return report.made;
  }

  #make(session: Session, rounds: readonly PlayedRound[], refused: readonly RefusedText[]): Promise<SessionReport> {
    const { record } = session.state;
    const { code, options, createdAt, activities, lost } = record;
    const roster = cameOf(session.state).map(reported);
    const played = { code, title: options.title, createdAt, activities, students: roster, rounds, refused, lost };
    return inTurns(reportSteps(played));
  }

  async #playedRound(
    id: string,
    { activity, tables, lecture }: StoredRound,
    session: Session,
    known: Known,
  ): Promise<PlayedRound> {
    const played: PlayedRound['tables'][number][] = [];
    for (const { code, seats, players, left = [] } of tables) {
      played.push({
        seats,
        players,
        left,
        facts: session.isSecret(code) ? null : await this.#factsOfTable(id, code, known.tables),
      });
    }
    return { activity, tables: played, lecture: lecture === null ? null : await this.#factsOf(id, lecture, known) };
  }

  /** Whoever asks for the same table at the same time waits for the same work. */
  #factsOfTable(id: string, code: string, tables: Known['tables']): Promise<TableFacts | null> {
    const known = tables.get(code);
    if (known !== undefined) return known;
    const facts = this.#readTable(id, code);
    tables.set(code, facts);
    const forget = () => tables.delete(code);
    facts.then((found) => found === null && forget(), forget);
    return facts;
  }

  /** Null before the reveal, and where another version of the engine played. */
  async #readTable(id: string, code: string): Promise<TableFacts | null> {
    const table = await this.#store.readTable(code);
    if (table === null || table.stage.type === 'lobby') return null;
    const match = await this.#store.readMatch(table.stage.match);
    if (match === null || match.header.engine !== ENGINE_VERSION) return null;
    const entries = await this.#store.readEntries(match.header.match, 0);
    await nextTurn();
    return tableFacts(id, publicHeader(match.header), entries);
  }

  async #factsOf(id: string, lecture: string, { lectures }: Known): Promise<readonly CheckpointFacts[]> {
    const stored = await this.#store.readLecture(lecture);
    if (stored === null || stored.header.engine !== ENGINE_VERSION) return [];
    const entries = await this.#store.readLectureEntries(lecture);
    const known = lectures.get(lecture);
    if (known?.entries === entries.length) return known.facts;
    await nextTurn();
    const facts = lectureFacts(id, stored.header, entries);
    lectures.set(lecture, { entries: entries.length, facts });
    return facts;
  }

  #knownOf(session: Session): Known {
    const known = this.#known.get(session) ?? { tables: new Map(), lectures: new Map(), report: null };
    this.#known.set(session, known);
    return known;
  }
}

/** How much of a round was revealed: what is, stays as it is. */
function revealedIn({ tables, lecture }: PlayedRound): readonly number[] {
  return lecture === null ? tables.map(({ facts }) => (facts === null ? 0 : 1)) : [lecture.length];
}

function reported(student: Student): ReportedStudent {
  const { id, pseudonym, team } = student;
  return { id, name: shownNameOf(student), pseudonym, team };
}

async function inTurns<T>(making: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const step = making.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** A table takes some milliseconds; a class of 500 has more than a hundred of them a round. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
