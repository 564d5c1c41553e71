/** Notes what a student's forecasts say of their beliefs, as often as something is revealed to them. */
import { computed, effect } from '@preact/signals';
import type { LecturePlace } from '../lecture/lecture-place.ts';
import type { TablePlace } from '../table-place.ts';
import type { OwnNote } from './own-note.ts';

export interface FollowedPlaces {
  readonly table: Pick<TablePlace, 'match' | 'seat'>;
  readonly lecture: Pick<LecturePlace, 'lecture'>;
  readonly keep: (notes: readonly OwnNote[]) => void;
}

/** Follows the student's table and lecture; the result ends that. What reads beliefs is loaded when it is first needed. */
export function followNotes({ table, lecture, keep }: FollowedPlaces): () => void {
  const atTable = computed(() => {
    const { header, round } = table.match.value?.state.value ?? {};
    return table.seat.value === null || round?.revealed == null ? null : `${header?.match}.${round.index}`;
  });
  const inLecture = computed(() => {
    const state = lecture.lecture.value?.state.value;
    const revealed = state?.checkpoints.filter((one) => one.revealed !== null).length ?? 0;
    return revealed === 0 ? null : `${state?.header.lecture}.${revealed}`;
  });
  const note = async (making: Promise<readonly OwnNote[]>): Promise<void> => {
    // where the reader of beliefs cannot be loaded, nothing is said of them
    const notes = await making.catch(() => []);
    if (notes.length > 0) keep(notes);
  };
  const stops = [
    effect(() => {
      if (atTable.value !== null) void note(noteTable(table));
    }),
    effect(() => {
      if (inLecture.value !== null) void note(noteLecture(lecture));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function noteTable({ match, seat }: FollowedPlaces['table']): Promise<readonly OwnNote[]> {
  const [model, own] = [match.peek(), seat.peek()];
  if (model === null || own === null) return [];
  const { notesOfMatch } = await import('./own-notes.ts');
  return notesOfMatch(model.state.peek().header, model.entries, own);
}

async function noteLecture({ lecture }: FollowedPlaces['lecture']): Promise<readonly OwnNote[]> {
  const model = lecture.peek();
  if (model === null) return [];
  const { notesOfLecture } = await import('./own-notes.ts');
  return notesOfLecture(model.state.peek().header, model.entries);
}
