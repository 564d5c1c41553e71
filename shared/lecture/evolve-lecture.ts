/** The fold: a header and a list of entries make one state, for the server, for every device, and for verification. */
import { readMove } from '../match/lines.ts';
import { programLine } from '../match/round-end.ts';
import { Machine } from '../python/machine.ts';
import { pointsIn } from './checkpoint-scores.ts';
import type { LectureEntry, LectureEntryType, Pass } from './entries.ts';
import type { PublicLectureHeader, Student } from './header.ts';
import { type CheckpointState, checkpointOn, type LectureState, openPass } from './state.ts';
import { UnfoldableLectureEntry } from './unfoldable-lecture.ts';

type EntryOf<T extends LectureEntryType> = Extract<LectureEntry, { readonly type: T }>;

/** The host's place in proofs and sayings, which speak of seats. */
export const HOST_SEAT = 0;

/** The state before the first entry. */
export function startLecture(header: PublicLectureHeader): LectureState {
  return {
    header,
    seq: 0,
    at: 0,
    stage: { type: 'live' },
    cursor: 0,
    note: null,
    checkpoints: [],
    points: new Map(),
    program: [],
    machine: new Machine(header.runtime),
    linesSinceDigest: 0,
  };
}

/** A copy that `evolveLecture` can move on without touching the one it was made from. */
export function forkLecture(state: LectureState): LectureState {
  return {
    ...state,
    machine: state.machine.fork(),
    checkpoints: state.checkpoints.map((checkpoint) => ({
      ...checkpoint,
      forecasts: { 1: new Map(checkpoint.forecasts[1]), 2: new Map(checkpoint.forecasts[2]) },
    })),
  };
}

/**
 * The state after one more entry. Takes over the state's machine and its forecasts, and moves them on in place: whoever
 * still needs `state` forks it first. Entries as a viewer sees them, others' forecasts left out, fold as well. Throws
 * UnfoldableLectureEntry when the entry cannot follow the state, after which the state is of no more use.
 */
export function evolveLecture(state: LectureState, entry: LectureEntry): LectureState {
  const cursor = 'step' in entry && entry.step !== null ? entry.step + 1 : state.cursor;
  return { ...applied(state, entry), seq: entry.seq, at: entry.at, cursor };
}

function applied(state: LectureState, entry: LectureEntry): LectureState {
  if (state.stage.type === 'finished') throw new UnfoldableLectureEntry(entry, 'the lecture is over');
  switch (entry.type) {
    case 'line-run':
      return run(state, entry);
    case 'note-shown':
      return { ...state, note: entry.text };
    case 'step-skipped':
      return state;
    case 'checkpoint-opened':
      return open(state, entry);
    case 'forecast-made':
      return note(state, entry);
    case 'forecasts-closed':
      return { ...state, stage: { type: 'closed', pass: passOn(state, entry), linesSince: 0 } };
    case 'distribution-shown':
      return changeCheckpoint(state, entry, ({ distributions, ...checkpoint }) => ({
        ...checkpoint,
        distributions: { ...distributions, [entry.pass]: entry.stakes },
      }));
    case 'peer-opened':
      if (checkpointOn(state) === null) throw new UnfoldableLectureEntry(entry, 'nothing is asked');
      return { ...state, stage: { type: 'peer' } };
    case 'checkpoint-revealed':
      return reveal(state, entry);
    case 'checkpointed':
      return { ...state, linesSinceDigest: 0 };
    case 'finished':
      return { ...state, stage: { type: 'finished' } };
  }
}

function run(state: LectureState, entry: EntryOf<'line-run'>): LectureState {
  const { line, seq } = entry;
  const { stage } = state;
  const parsed = readMove(line);
  if (!parsed.ok) throw new UnfoldableLectureEntry(entry, `not in the move language: ${line}`);
  const outcome = state.machine.run(parsed.code, 'globals');
  if (outcome.error !== undefined) {
    throw new UnfoldableLectureEntry(entry, `${line} raises ${outcome.error.name}: ${outcome.error.message}`);
  }
  return {
    ...state,
    stage: stage.type === 'closed' ? { ...stage, linesSince: stage.linesSince + 1 } : stage,
    program: state.program.concat({ seq, ...programLine(HOST_SEAT, line, state.machine, outcome) }),
    linesSinceDigest: state.linesSinceDigest + 1,
  };
}

function open(state: LectureState, entry: EntryOf<'checkpoint-opened'>): LectureState {
  const { seq, step, stakes, ahead } = entry;
  if (checkpointOn(state) !== null) throw new UnfoldableLectureEntry(entry, 'another checkpoint is on');
  const checkpoint: CheckpointState = {
    openedSeq: seq,
    step,
    stakes,
    ahead,
    forecasts: { 1: new Map(), 2: new Map() },
    distributions: { 1: null, 2: null },
    revealed: null,
  };
  return { ...state, stage: { type: 'forecast' }, checkpoints: [...state.checkpoints, checkpoint] };
}

/** In place: with five hundred students a copy for each forecast would be felt. */
function note(state: LectureState, entry: EntryOf<'forecast-made'>): LectureState {
  const checkpoint = checkpointOn(state);
  if (checkpoint === null) throw new UnfoldableLectureEntry(entry, 'nothing is asked');
  if (typeof entry.by !== 'number') throw new UnfoldableLectureEntry(entry, 'a forecast is made by a student');
  checkpoint.forecasts[entry.pass].set(entry.by, entry.values);
  return { ...state };
}

function reveal(state: LectureState, entry: EntryOf<'checkpoint-revealed'>): LectureState {
  const { seq, alive, scores, gain } = entry;
  const on = checkpointOn(state);
  if (on === null) throw new UnfoldableLectureEntry(entry, 'nothing is asked');
  const points = pointsIn(on, 2, alive);
  const revealed = changeCheckpoint(state, entry, (checkpoint) => ({
    ...checkpoint,
    revealed: { seq, alive, scores, gain, points },
  }));
  return { ...revealed, stage: { type: 'live' }, points: added(state.points, points) };
}

function added(sums: ReadonlyMap<Student, number>, points: ReadonlyMap<Student, number>): ReadonlyMap<Student, number> {
  const next = new Map(sums);
  for (const [student, more] of points) next.set(student, (next.get(student) ?? 0) + more);
  return next;
}

function passOn(state: LectureState, entry: LectureEntry): Pass {
  const pass = openPass(state);
  if (pass === null) throw new UnfoldableLectureEntry(entry, 'nobody forecasts');
  return pass;
}

function changeCheckpoint(
  state: LectureState,
  entry: LectureEntry,
  change: (checkpoint: CheckpointState) => CheckpointState,
): LectureState {
  const checkpoint = checkpointOn(state);
  if (checkpoint === null) throw new UnfoldableLectureEntry(entry, 'nothing is asked');
  return { ...state, checkpoints: [...state.checkpoints.slice(0, -1), change(checkpoint)] };
}
