/**
 * The sequence in which a difference is shown: who did it, what was made, which references were cut and which grew, who
 * rang, who died, who moved down. Times are milliseconds at normal speed, from the start. Headless.
 */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { Transition } from './arena.ts';
import type { ViewDiff } from './diff.ts';
import type { Edge } from './edges.ts';

export type Cue =
  /** The frame whose line it was lights up. `line` is carried by the flash when no reference grows. */
  | { readonly type: 'flash'; readonly frame: FrameId; readonly line: string | null }
  | { readonly type: 'appear'; readonly object: ObjectId; readonly from: FrameId | null }
  | { readonly type: 'name-in'; readonly name: string }
  | { readonly type: 'name-out'; readonly name: string }
  /** `line`: the chip that travels with it. */
  | { readonly type: 'grow'; readonly edge: string; readonly line: string | null }
  | { readonly type: 'cut'; readonly edge: string }
  | { readonly type: 'count'; readonly object: ObjectId }
  /** What lost its last name pales, and is circled. */
  | { readonly type: 'pale' }
  | { readonly type: 'ring'; readonly object: ObjectId }
  | { readonly type: 'rise'; readonly object: ObjectId }
  | { readonly type: 'sputter'; readonly object: ObjectId }
  | { readonly type: 'weakref-dies'; readonly weakref: ObjectId; readonly callback: boolean }
  | { readonly type: 'fall-apart'; readonly object: ObjectId; readonly cause: 'count' | 'collector' }
  /** Outside of memory, taps are turned on and off. */
  | { readonly type: 'taps' }
  /** The terraces get the heights that they need now. */
  | { readonly type: 'make-room' }
  | { readonly type: 'promote'; readonly object: ObjectId }
  /** The truck drives over these terraces, because a line collected during play. */
  | { readonly type: 'patrol'; readonly generation: 0 | 1 | 2 };

export interface TimedCue {
  readonly at: number;
  readonly cue: Cue;
}

export interface Plan {
  readonly cues: readonly TimedCue[];
  /** When the last cue has been given; what it started may still be moving. */
  readonly length: number;
}

const STAGGER = 110;
const BEAT = 260;
const MOST_FOR_MANY = 900;

/** Many of one kind share the time, so that a long list does not bore. */
function stagger(count: number, each = STAGGER): number {
  return count <= 1 ? each : Math.min(each, MOST_FOR_MANY / count);
}

class Sequence {
  readonly cues: TimedCue[] = [];
  now = 0;

  all(cues: readonly Cue[], after: number, each = STAGGER): void {
    if (cues.length === 0) return;
    const step = stagger(cues.length, each);
    cues.forEach((cue, index) => {
      this.cues.push({ at: Math.round(this.now + index * step), cue });
    });
    this.now += (cues.length - 1) * step + after;
  }
}

const fromOwner = (edge: Edge, owners: ReadonlySet<ObjectId>): boolean =>
  edge.from.type === 'slot' && owners.has(edge.from.object);

const nameOf = (name: { readonly frame: FrameId; readonly name: string }): string => `${name.frame}/${name.name}`;

/** Deaths, finalizers and clearings in the order in which they happened; whatever died without an event comes last. */
function endings(diff: ViewDiff, events: readonly HeapEvent[]): readonly Cue[] {
  const went = new Set(diff.went.map((object) => object.id));
  const cues: Cue[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'finalized':
        cues.push({ type: 'ring', object: event.object });
        break;
      case 'exception-ignored':
        cues.push({ type: 'sputter', object: event.object });
        break;
      case 'resurrected':
        cues.push({ type: 'rise', object: event.object });
        break;
      case 'resurrection-checked':
        cues.push(...event.resurrected.map((object) => ({ type: 'rise', object }) as const));
        break;
      case 'weakref-cleared':
        cues.push({ type: 'weakref-dies', weakref: event.weakref, callback: event.callback });
        break;
      case 'died':
        if (went.delete(event.object)) cues.push({ type: 'fall-apart', object: event.object, cause: event.cause });
        break;
      default:
        break;
    }
  }
  for (const object of went) cues.push({ type: 'fall-apart', object, cause: 'count' });
  return cues;
}

function takenGeneration(events: readonly HeapEvent[]): 0 | 1 | 2 | null {
  for (const event of events) if (event.type === 'merged') return event.generation;
  return null;
}

/** The plan for a transition that takes its time. */
export function planOf(diff: ViewDiff, transition: Transition): Plan {
  const sequence = new Sequence();
  const dying = new Set(diff.went.map((object) => object.id));
  const { by, line, events } = transition;
  const cuts = diff.edgesWent.filter((edge) => !fromOwner(edge, dying));
  const loose = diff.edgesWent.filter((edge) => fromOwner(edge, dying));
  const carrier = diff.edgesCame.find((edge) => edge.from.type === 'slot') ?? diff.edgesCame[0];

  if (by !== null) sequence.all([{ type: 'flash', frame: by, line: carrier === undefined ? line : null }], BEAT * 0.3);
  const takes = takenGeneration(events);
  if (takes !== null) sequence.all([{ type: 'patrol', generation: takes }], BEAT * 2.5);
  sequence.all(
    diff.came.map((object) => ({ type: 'appear', object: object.id, from: by })),
    BEAT * 0.8,
  );
  if (diff.taps === 'opened') sequence.all([{ type: 'taps' }], BEAT * 0.5);
  sequence.all(
    diff.namesCame.map((name) => ({ type: 'name-in', name: nameOf(name) })),
    BEAT * 0.3,
    60,
  );
  sequence.all(
    cuts.map((edge) => ({ type: 'cut', edge: edge.key })),
    diff.edgesCame.length > 0 ? BEAT * 0.3 : BEAT * 0.8,
    70,
  );
  sequence.all(
    diff.edgesCame.map((edge) => ({ type: 'grow', edge: edge.key, line: edge === carrier ? line : null })),
    BEAT,
  );
  sequence.all(
    diff.namesWent.map((name) => ({ type: 'name-out', name: nameOf(name) })),
    BEAT * 0.5,
    90,
  );
  sequence.all(
    diff.counted.map((object) => ({ type: 'count', object })),
    BEAT * 0.4,
    40,
  );
  if (diff.lost.length > 0 || diff.found.length > 0) sequence.all([{ type: 'pale' }], BEAT * 0.5);
  const ends = endings(diff, events);
  const startOfEnds = sequence.now;
  sequence.all(ends, BEAT * 1.4, 170);
  if (diff.taps === 'changed') sequence.all([{ type: 'taps' }], BEAT);
  for (const edge of loose) {
    const owner = edge.from.type === 'slot' ? edge.from.object : null;
    const death = sequence.cues.find(({ cue }) => cue.type === 'fall-apart' && cue.object === owner);
    sequence.cues.push({ at: (death?.at ?? startOfEnds) + 40, cue: { type: 'cut', edge: edge.key } });
  }
  if (diff.moved.length > 0) sequence.all([{ type: 'make-room' }], BEAT * 0.5);
  sequence.all(
    diff.moved.map((object) => ({ type: 'promote', object })),
    BEAT,
    45,
  );
  const cues = [...sequence.cues].sort((a, b) => a.at - b.at);
  return { cues, length: sequence.now };
}
