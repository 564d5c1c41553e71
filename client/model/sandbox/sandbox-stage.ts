import type { ReadonlySignal } from '@preact/signals';
import type { ObjectId } from '../../../shared/heap/picture.ts';
import { RUNTIMES, type RuntimeId } from '../../../shared/heap/runtime.ts';
import { FEATURES, type Feature } from '../../../shared/python/features.ts';
import type { ArenaFrame, ArenaView, Mark } from '../../arena/arena.ts';
import type { Beat } from '../beat.ts';
import { type TableView, viewTable } from '../gestures/table-view.ts';
import { type Pointed, Stage } from '../stage.ts';
import type { SandboxSession } from './sandbox-session.ts';

const GLOBALS: ArenaFrame = {
  frame: 'globals',
  title: '',
  colour: null,
  own: false,
  tokens: null,
  returned: false,
  connected: true,
};

/** The stage of a sandbox. `speed`: 0 where nothing may move. */
export function openSandboxStage(session: SandboxSession, speed: ReadonlySignal<number>): Stage {
  const { guide, watching } = session;
  return new Stage({
    scene: (pointed) => sandboxScene(session, watching.value ? (guide.value?.beat.value ?? null) : null, pointed),
    guide,
    watching,
    speed,
  });
}

function sandboxScene({ picture }: SandboxSession, beat: Beat | null, { selected, focused, path }: Pointed): ArenaView {
  const marks = new Map<ObjectId, readonly Mark[]>([...(beat?.marks ?? [])].map(([id, mark]) => [id, [mark]]));
  const point = (id: ObjectId | null, mark: Mark): void => {
    if (id !== null) marks.set(id, [...(marks.get(id) ?? []), mark]);
  };
  point(selected, 'selected');
  point(focused, 'focused');
  return {
    picture: beat?.picture ?? picture.value,
    frames: [GLOBALS],
    marks,
    gcRefs: beat?.gcRefs ?? null,
    subtracted: beat?.subtracted ?? [],
    truck: { takes: 2, at: beat?.truck ?? 'gone' },
    paths: path === null ? [] : [path],
  };
}

/** The heap behind the cursor as lines can speak about it: everything is in play, and nothing has a price. */
export function sandboxTable({ picture, document }: SandboxSession): TableView {
  return viewTable(picture.peek(), 'globals', everythingOn(document.peek().runtime), true);
}

/** What that CPython has, at no price. */
function everythingOn(runtime: RuntimeId): ReadonlyMap<Feature, number> {
  const { lacks } = RUNTIMES[runtime];
  return new Map(FEATURES.filter((feature) => !lacks.includes(feature)).map((feature) => [feature, 0]));
}
