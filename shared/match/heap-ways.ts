/** Ways through a heap by strong references: the shortest from where something is held to where somebody looks. */
import type { FrameId, Label, ObjectId, Picture, PicturedObject, TypeName } from '../heap/picture.ts';
import { once } from './once.ts';

/** What a way starts from. `object`: from its first object itself. */
export type WayStart =
  | { readonly type: 'name'; readonly frame: FrameId; readonly name: string }
  | { readonly type: 'garbage' }
  | { readonly type: 'interpreter' }
  /** The stack of a parked thread. */
  | { readonly type: 'thread' }
  | { readonly type: 'object' };

export interface WayStep {
  /** How what comes before refers to it: `.left`, `[0]`, `__closure__`; null for the first. */
  readonly slot: string | null;
  readonly object: ObjectId;
  readonly label: Label | null;
  readonly type: TypeName;
}

/** From a start, object by object; the last step is what the way leads to. */
export interface Way {
  readonly from: WayStart;
  readonly steps: readonly WayStep[];
}

/** An object that a search starts at. */
interface Source {
  readonly start: WayStart;
  readonly object: ObjectId;
}

/** How the search came to an object. */
interface Arrival {
  readonly start: WayStart;
  readonly before: ObjectId | null;
  readonly slot: string | null;
}

type Arrivals = ReadonlyMap<ObjectId, Arrival>;

/** A list that holds what finalizers brought back. */
const RESURRECTED_LIST = 'graveyard';

export class HeapWays {
  readonly objects: ReadonlyMap<ObjectId, PicturedObject>;
  private readonly picture: Picture;
  private readonly searches: readonly (() => Arrivals)[];

  constructor(picture: Picture) {
    this.picture = picture;
    this.objects = new Map(picture.objects.map((object) => [object.id, object]));
    // names that somebody gave say most; then the graveyard, gc.garbage, and what only the interpreter or a thread knows
    this.searches = [
      once(() => this.search(this.names((name) => name !== RESURRECTED_LIST))),
      once(() => this.search(this.names((name) => name === RESURRECTED_LIST))),
      once(() => this.search(picture.garbage.map((object) => ({ start: { type: 'garbage' }, object })))),
      once(() => this.search(this.registered())),
      once(() => this.search(picture.threads.map(({ frame }) => ({ start: { type: 'thread' }, object: frame })))),
    ];
  }

  /** The living object with that label. */
  labelled(label: Label): PicturedObject | null {
    return this.picture.objects.find((object) => object.label === label) ?? null;
  }

  /** The shortest way from a name, `gc.garbage`, the interpreter or a thread; null for what is out of their reach. */
  fromRoots(object: ObjectId): Way | null {
    for (const search of this.searches) {
      const way = this.wayTo(object, search());
      if (way !== null) return way;
    }
    return null;
  }

  /** The shortest way from any object that fits, itself perhaps; null when none leads there. */
  fromObjects(object: ObjectId, fits: (candidate: PicturedObject) => boolean): Way | null {
    const sources = this.picture.objects
      .filter(fits)
      .map(({ id }): Source => ({ start: { type: 'object' }, object: id }));
    return this.wayTo(object, this.search(sources));
  }

  private names(fits: (name: string) => boolean): Source[] {
    return this.picture.names.flatMap(({ frame, name, to }) =>
      'object' in to && fits(name) ? [{ start: { type: 'name', frame, name }, object: to.object }] : [],
    );
  }

  /** The module `weakref` holds each `weakref.finalize` until it has been called. */
  private registered(): Source[] {
    return this.picture.objects
      .filter(({ type, reachable }) => type === 'finalize' && reachable)
      .map(({ id }) => ({ start: { type: 'interpreter' }, object: id }));
  }

  private search(sources: readonly Source[]): Arrivals {
    const arrivals = new Map<ObjectId, Arrival>();
    const queue: ObjectId[] = [];
    const arrive = (object: ObjectId, arrival: Arrival): void => {
      if (arrivals.has(object)) return;
      arrivals.set(object, arrival);
      queue.push(object);
    };
    for (const { start, object } of sources) arrive(object, { start, before: null, slot: null });
    // the queue grows while it is walked
    for (const before of queue) {
      const [object, arrival] = [this.objects.get(before), arrivals.get(before)];
      if (object === undefined || arrival === undefined) continue;
      for (const { name, to } of strongTargets(object)) arrive(to, { start: arrival.start, before, slot: name });
    }
    return arrivals;
  }

  private wayTo(object: ObjectId, arrivals: Arrivals): Way | null {
    const steps: WayStep[] = [];
    let at: ObjectId | null = object;
    while (at !== null) {
      const [arrival, here]: [Arrival | undefined, PicturedObject | undefined] = [
        arrivals.get(at),
        this.objects.get(at),
      ];
      if (arrival === undefined || here === undefined) return null;
      steps.unshift({ slot: arrival.slot, object: at, label: here.label, type: here.type });
      at = arrival.before;
      if (at === null) return { from: arrival.start, steps };
    }
    return null;
  }
}

function strongTargets(object: PicturedObject): { name: string; to: ObjectId }[] {
  return object.slots.flatMap(({ name, to, weak }) => (weak || !('object' in to) ? [] : [{ name, to: to.object }]));
}
