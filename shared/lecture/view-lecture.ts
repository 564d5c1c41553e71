/** Who may see what of a lecture: the one place where secrets are taken out. A forecast is its owner's; the script is the host's. */
import type { LectureEntry } from './entries.ts';
import type { LectureHeader, PublicLectureHeader, Student } from './header.ts';
import type { LectureState } from './state.ts';

/** A student, the projector, the host's devices, or whoever keeps the log. */
export type LectureViewer = { readonly student: Student } | 'screen' | 'host' | 'everything';

/** The header in the eyes of a viewer. The host has the script, too, to see what comes. */
export function viewLectureHeader(
  { script, publicKey: _, ...open }: LectureHeader,
  viewer: LectureViewer,
): PublicLectureHeader & { readonly script?: string } {
  return viewer === 'host' || viewer === 'everything' ? { ...open, script } : open;
}

/** Whether only its owner may see an entry. */
export function isSecretInLecture(entry: LectureEntry): entry is Extract<LectureEntry, { type: 'forecast-made' }> {
  return entry.type === 'forecast-made';
}

/**
 * The entry in the eyes of a viewer; null where it is not for them at all. The host, too, sees what the class says only
 * in sum. A logged entry loses its hash: it covers what is secret.
 */
export function viewLectureEntry(
  entry: LectureEntry & { readonly hash?: string },
  viewer: LectureViewer,
): LectureEntry | null {
  const { hash: _, ...open } = entry;
  if (viewer === 'everything' || !isSecretInLecture(open)) return open;
  return typeof viewer === 'object' && viewer.student === open.by ? open : null;
}

/** The state in the eyes of a viewer: what folding the viewer's entries would give. Shares the machine. */
export function viewLecture(state: LectureState, viewer: LectureViewer): LectureState {
  if (viewer === 'everything') return state;
  return {
    ...state,
    points: ownOf(state.points, viewer),
    checkpoints: state.checkpoints.map((checkpoint) => ({
      ...checkpoint,
      forecasts: { 1: ownOf(checkpoint.forecasts[1], viewer), 2: ownOf(checkpoint.forecasts[2], viewer) },
      revealed:
        checkpoint.revealed === null
          ? null
          : { ...checkpoint.revealed, points: ownOf(checkpoint.revealed.points, viewer) },
    })),
  };
}

function ownOf<T>(all: ReadonlyMap<Student, T>, viewer: LectureViewer): Map<Student, T> {
  const own = typeof viewer === 'object' ? all.get(viewer.student) : undefined;
  return typeof viewer === 'object' && own !== undefined ? new Map([[viewer.student, own]]) : new Map();
}
