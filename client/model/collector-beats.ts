/**
 * The collection after the bell, told in beats: one stop for each thing that CPython's collector does, in its order,
 * and moments on the way for what it does to one object after the other. Everything shown comes from the events of
 * the line that really ran.
 */
import type { CollectorEvent, HeapEvent, LineEvent } from '../../shared/heap/events.ts';
import type { ObjectId, Picture } from '../../shared/heap/picture.ts';
import type { Seat, Truck } from '../../shared/match/settings.ts';
import type { Mark } from '../arena/arena.ts';
import type { Beat } from './beat.ts';
import { captionOf, sourceOf } from './collector-captions.ts';
import { patchPicture } from './patch-picture.ts';

const STOP_MS = 2600;
const MOMENT_MS = 420;
/** More moments than this would make the walk a wait. */
const MOST_MOMENTS = 24;

/** What the collector has done so far. */
interface Desk {
  readonly picture: Picture;
  readonly marks: ReadonlyMap<ObjectId, Mark>;
  readonly gcRefs: ReadonlyMap<ObjectId, number> | null;
  readonly subtracted: Beat['subtracted'];
  readonly truck: Beat['truck'];
}

interface Group {
  readonly event: CollectorEvent;
  readonly following: readonly LineEvent[];
}

export interface Collection {
  readonly before: Picture;
  readonly after: Picture;
  readonly events: readonly HeapEvent[];
  readonly truck: Truck;
  /** Seats whose frames have returned before. */
  readonly returned: readonly Seat[];
}

/** The beats of one collection; at least one, and the last shows the heap as it is afterwards. */
export function collectorBeats({ before, after, events, truck, returned }: Collection): readonly Beat[] {
  const still = { returned, by: null, events: [] };
  let desk: Desk = { picture: before, marks: new Map(), gcRefs: null, subtracted: [], truck: 'waiting' };
  const beats: Beat[] = [
    {
      ...still,
      ...desk,
      caption: { key: 'collect.arrives', params: { truck } },
      source: null,
      stop: true,
      ms: STOP_MS,
    },
  ];
  for (const group of groupsOf(events)) {
    for (const moment of momentsOf(group.event, desk)) {
      beats.push({
        ...still,
        ...moment,
        caption: captionOf(group.event, before),
        source: sourceOf(group.event),
        stop: false,
        ms: MOMENT_MS,
      });
      desk = moment;
    }
    desk = afterGroup(group, desk);
    beats.push({
      ...still,
      ...desk,
      events: [group.event, ...group.following],
      caption: captionOf(group.event, before),
      source: sourceOf(group.event),
      stop: true,
      ms: STOP_MS,
    });
  }
  const last: Beat = {
    ...still,
    ...desk,
    picture: after,
    gcRefs: null,
    subtracted: [],
    caption: beats.at(-1)?.caption ?? { key: 'collect.arrives', params: { truck } },
    source: 'gc_collect_main',
    stop: true,
    ms: STOP_MS,
  };
  beats[beats.length - 1] = { ...last, events: beats.at(-1)?.events ?? [] };
  return beats;
}

/** Each of the collector's events with what happened until its next one. */
function groupsOf(events: readonly HeapEvent[]): readonly Group[] {
  const groups: { event: CollectorEvent; following: LineEvent[] }[] = [];
  for (const event of events) {
    if (isCollectorEvent(event)) groups.push({ event, following: [] });
    else groups.at(-1)?.following.push(event);
  }
  return groups;
}

const COLLECTOR_EVENTS: ReadonlySet<string> = new Set<CollectorEvent['type']>([
  'merged',
  'counts-copied',
  'inner-subtracted',
  'searched',
  'clearing-weakrefs',
  'finalizing',
  'resurrection-checked',
  'clearing',
  'kept-as-garbage',
  'promoted',
  'collected',
]);

function isCollectorEvent(event: HeapEvent): event is CollectorEvent {
  return COLLECTOR_EVENTS.has(event.type);
}

/** The moments within one event, before its stop. */
function momentsOf(event: CollectorEvent, desk: Desk): readonly Desk[] {
  if (event.type === 'inner-subtracted') return subtractions(event, desk);
  if (event.type === 'searched') return verdicts(event, desk);
  return [];
}

/** One moment for each object whose references are subtracted. */
function subtractions(event: Extract<CollectorEvent, { type: 'inner-subtracted' }>, desk: Desk): readonly Desk[] {
  const owners = [...new Set(event.references.map(([from]) => from))];
  if (owners.length > MOST_MOMENTS || desk.gcRefs === null) return [];
  const gcRefs = new Map(desk.gcRefs);
  return owners.map((owner, index) => {
    const done = new Set(owners.slice(0, index + 1));
    for (const [from, to] of event.references) if (from === owner) gcRefs.set(to, (gcRefs.get(to) ?? 0) - 1);
    return { ...desk, gcRefs: new Map(gcRefs), subtracted: event.references.filter(([from]) => done.has(from)) };
  });
}

/** One moment for each verdict, in the order of the walk. */
function verdicts(event: Extract<CollectorEvent, { type: 'searched' }>, desk: Desk): readonly Desk[] {
  if (event.verdicts.length > MOST_MOMENTS) return [];
  const marks = new Map(desk.marks);
  return event.verdicts.map(([object, verdict]) => {
    marks.set(object, verdict);
    return { ...desk, marks: new Map(marks) };
  });
}

/** The desk after an event and what followed from it. */
function afterGroup({ event, following }: Group, before: Desk): Desk {
  const desk = { ...before, picture: patchPicture(before.picture, [event, ...following]) };
  const marked = (...changes: readonly (readonly [readonly ObjectId[], Mark])[]): Desk => {
    const marks = new Map(desk.marks);
    for (const [objects, mark] of changes) for (const object of objects) marks.set(object, mark);
    return { ...desk, marks };
  };
  switch (event.type) {
    case 'merged':
      return { ...marked([event.objects, 'in-truck']), truck: event.generation };
    case 'counts-copied':
      return { ...desk, gcRefs: new Map(event.gcRefs) };
    case 'inner-subtracted':
      return { ...desk, gcRefs: new Map(event.gcRefs), subtracted: event.references };
    case 'searched':
      return marked([event.reachable, 'kept'], [event.unreachable, 'doomed']);
    case 'clearing-weakrefs':
      return { ...desk, gcRefs: null, subtracted: [] };
    case 'finalizing':
      return { ...marked([event.objects, 'finalizing']), gcRefs: null, subtracted: [] };
    case 'resurrection-checked':
      return marked([event.unreachable, 'doomed'], [event.resurrected, 'resurrected']);
    case 'clearing':
      return { ...marked([event.objects, 'doomed']), gcRefs: null, subtracted: [] };
    case 'kept-as-garbage':
      return marked([event.objects, 'survived']);
    case 'promoted':
      return { ...marked([event.objects, 'survived']), gcRefs: null, subtracted: [] };
    case 'collected':
      return { ...desk, gcRefs: null, subtracted: [], truck: 'gone' };
  }
}
