import type { ReadonlySignal } from '@preact/signals';
import type { ObjectId, Picture } from '../../../shared/heap/picture.ts';
import { checkpointOn } from '../../../shared/lecture/state.ts';
import type { ArenaFrame, ArenaView, Mark } from '../../arena/arena.ts';
import { type Pointed, Stage } from '../stage.ts';
import type { LectureModel } from './lecture-model.ts';

const GLOBALS: ArenaFrame = {
  frame: 'globals',
  title: '',
  colour: null,
  own: false,
  tokens: null,
  returned: false,
  connected: true,
};

/** The stage of a lecture. `speed`: 0 where nothing may move. */
export function openLectureStage(model: LectureModel, speed: ReadonlySignal<number>): Stage {
  const { guide, watching } = model;
  const stage = new Stage({ scene: (pointed) => sceneOf(model, pointed), guide, watching, speed });
  model.listen(({ events, text }) => stage.tell({ events, by: 'globals', line: text }));
  return stage;
}

function sceneOf(model: LectureModel, { selected, focused, path }: Pointed): ArenaView {
  const beat = model.watching.value ? (model.guide.value?.beat.value ?? null) : null;
  const picture = beat?.picture ?? model.picture.value;
  const marks = new Map<ObjectId, readonly Mark[]>([...(beat?.marks ?? [])].map(([id, mark]) => [id, [mark]]));
  const mark = (id: ObjectId | null, name: Mark): void => {
    if (id !== null) marks.set(id, [...(marks.get(id) ?? []), name]);
  };
  for (const id of stakesIn(model, picture)) mark(id, 'stake');
  mark(selected, 'selected');
  mark(focused, 'focused');
  return {
    picture,
    frames: [GLOBALS],
    marks,
    gcRefs: beat?.gcRefs ?? null,
    subtracted: beat?.subtracted ?? [],
    truck: { takes: 2, at: beat?.truck ?? 'gone' },
    paths: path === null || beat !== null ? [] : [path],
  };
}

/** What is asked about, from the question to the moment after the answer. */
function stakesIn({ state }: LectureModel, picture: Picture): readonly ObjectId[] {
  const { stage, checkpoints, program } = state.value;
  const last = checkpoints.at(-1);
  const asked = checkpointOn({ stage, checkpoints }) ?? last ?? null;
  if (asked === null) return [];
  const revealedAt = asked.revealed?.seq ?? null;
  if (revealedAt !== null && program.some(({ seq }) => seq > revealedAt)) return [];
  return picture.objects.flatMap(({ id, label }) => (label !== null && asked.stakes.includes(label) ? [id] : []));
}
