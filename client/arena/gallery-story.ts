/** A story for the gallery: lines that players type, run by the real engine, and the collection after the bell. */
import type { CollectorEvent, HeapEvent } from '../../shared/heap/events.ts';
import type { FrameId, ObjectId, Picture } from '../../shared/heap/picture.ts';
import { Machine } from '../../shared/python/machine.ts';
import { parseLine } from '../../shared/python/parse.ts';
import type { ArenaFrame, ArenaPath, ArenaView, Mark, Transition } from './arena.ts';

export interface Scene {
  readonly view: ArenaView;
  readonly transition: Transition;
}

interface Line {
  readonly by: FrameId;
  readonly text: string;
}

export const NAMES = ['ana', 'bo', 'kim', 'lu', 'mei', 'noor', 'oskar', 'priya'] as const;

export const SHORT_STORY: readonly Line[] = [
  { by: 'globals', text: 'shelf = [Node(), Loud()]' },
  { by: 'globals', text: "album = {'k1': shelf[1], 'k2': Node()}" },
  { by: 'globals', text: 'gc.collect(0)' },
  { by: 'globals', text: 'shelf[0].left = album' },
  { by: 0, text: 'pet = Node()' },
  { by: 0, text: 'box = [pet, 1, None]' },
  { by: 1, text: 'x = Loud()' },
  { by: 0, text: 'pet.left = shelf[1]' },
  { by: 1, text: 'x.next = shelf[0]' },
  { by: 2, text: "n = album['k2']" },
  { by: 2, text: 'n.right = n' },
  { by: 1, text: 'y = Node()' },
  { by: 1, text: 'y.next = Node()' },
  { by: 1, text: 'y.next.next = y' },
  { by: 1, text: 'w = weakref.ref(y, watcher)' },
  { by: 1, text: 'del y' },
  { by: 0, text: 'bird = Phoenix()' },
  { by: 2, text: 't = (n, Slot())' },
  { by: 2, text: 't[1].left = Grump()' },
  { by: 2, text: 's = {n, SlotW()}' },
  { by: 0, text: 'f = closure(pet)' },
  { by: 0, text: 'cached(box)' },
  { by: 1, text: 'g = generator(x)' },
  { by: 2, text: 'e = capture(n)' },
  { by: 0, text: 'pet.right = bird' },
  { by: 0, text: 'shelf[0].next = pet' },
  { by: 0, text: 'del bird' },
  { by: 0, text: 'del pet.right' },
  { by: 1, text: 'x.left = x' },
  { by: 0, text: 'gc.collect(0)' },
];

/** What the collector does not own: wrappers that close themselves, are closed, or die without it. */
export const OUTSIDE_STORY: readonly Line[] = [
  { by: 'globals', text: 'desk = [Handle(), SafeHandle()]' },
  { by: 0, text: 'h = Handle()' },
  { by: 0, text: 'h.left = desk[0]' },
  { by: 1, text: 's = SafeHandle()' },
  { by: 1, text: 's.next = s' },
  { by: 1, text: 'f = weakref.finalize(desk[0], shut, desk[0].fd)' },
  { by: 2, text: 'with Handle() as k: k.left = Node()' },
  { by: 2, text: 'tmp = Handle()' },
  { by: 2, text: 'del tmp' },
  { by: 0, text: 'Handle()' },
  { by: 1, text: 'del s' },
  { by: 0, text: 'h.close()' },
  { by: 2, text: 'desk.pop()' },
  { by: 0, text: 'gc.collect()' },
];

/** Roots that are no names: a thread-local, a parked thread, a log that keeps an exception, a class that keeps its instances. */
export const HOLDERS_STORY: readonly Line[] = [
  { by: 'globals', text: 'shelf = [Node(), Loud()]' },
  { by: 0, text: 'local.x = shelf[0]' },
  { by: 0, text: 'local.y = Node()' },
  { by: 1, text: 't = park(Loud())' },
  { by: 1, text: 'park(shelf[1])' },
  { by: 2, text: 'log_error(Node())' },
  { by: 2, text: 'r = logs[0]' },
  { by: 0, text: 'm = Member(shelf[0])' },
  { by: 1, text: 'Member(right=Member.members[0])' },
  { by: 2, text: 'g = guarded(Node())' },
  { by: 2, text: 'r, g = g, r' },
  { by: 0, text: 'h = Handle()' },
  { by: 1, text: 't.release()' },
  { by: 2, text: 'del r' },
  { by: 2, text: 'logs.clear()' },
  { by: 2, text: 'g = None' },
  { by: 1, text: 'Member.members.clear()' },
];

export class Story {
  readonly machine = new Machine('3.15', { record: true });
  readonly scenes: Scene[] = [];
  private readonly players: number;
  private readonly returned = new Set<FrameId>();
  private truckAt: ArenaView['truck']['at'] = 'waiting';
  private marks = new Map<ObjectId, Mark[]>();

  constructor(players: number) {
    this.players = players;
    for (let seat = 0; seat < players; seat += 1) this.machine.openFrame(seat);
  }

  frames(): readonly ArenaFrame[] {
    const seats = Array.from({ length: this.players }, (_, seat) => ({
      frame: seat,
      title: NAMES[seat] ?? `player ${seat}`,
      colour: seat,
      own: seat === 0,
      tokens: { have: (seat * 5 + 3) % 7, most: 6 },
      returned: this.returned.has(seat),
      connected: seat !== 3,
    }));
    const shared = {
      frame: 'globals',
      title: 'shared',
      colour: null,
      own: false,
      tokens: null,
      returned: false,
      connected: true,
    } as const;
    return [shared, ...seats];
  }

  view(picture: Picture, more: Partial<ArenaView> = {}): ArenaView {
    return {
      picture,
      frames: this.frames(),
      marks: new Map([...this.marks].filter(([id]) => picture.objects.some((object) => object.id === id))),
      gcRefs: null,
      subtracted: [],
      truck: { takes: 1, at: this.truckAt },
      paths: [],
      ...more,
    };
  }

  add(events: readonly HeapEvent[], by: FrameId | null, line: string | null, more: Partial<ArenaView> = {}): void {
    this.scenes.push({ view: this.view(this.machine.picture(), more), transition: { events, by, line, speed: 1 } });
  }

  mark(id: ObjectId | null, mark: Mark): void {
    if (id !== null) this.marks.set(id, [...(this.marks.get(id) ?? []), mark]);
  }

  play({ by, text }: Line): void {
    const parsed = parseLine(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
    const outcome = this.machine.run(parsed.move, by);
    this.add(outcome.events, by, text);
  }

  bell(): void {
    for (let seat = 0; seat < this.players; seat += 1) {
      const { events } = this.machine.returnFrame(seat);
      this.returned.add(seat);
      this.add(events, seat, null);
    }
  }

  /** The collection step by step, as the pages' stepper shows it. */
  collect(): void {
    const before = this.machine.picture();
    const parsed = parseLine('gc.collect(1)');
    if (!parsed.ok) throw new Error('gc.collect(1)');
    const { events } = this.machine.run(parsed.move, 'globals');
    for (const event of events) this.collectorStep(event, before);
    this.truckAt = 'gone';
    this.marks.clear();
    const after = this.machine.picture();
    for (const object of after.objects) this.mark(object.id, 'survived');
    this.add(events, null, null);
  }

  private collectorStep(event: HeapEvent, picture: Picture): void {
    const step = event as CollectorEvent;
    const show = (more: Partial<ArenaView>): void => {
      this.scenes.push({ view: this.view(picture, more), transition: { events: [], by: null, line: null, speed: 1 } });
    };
    const marked = (ids: readonly ObjectId[], mark: Mark): void => {
      for (const id of ids) this.marks.set(id, [mark]);
    };
    switch (step.type) {
      case 'merged':
        this.truckAt = step.generation;
        this.marks.clear();
        marked(step.objects, 'in-truck');
        show({});
        return;
      case 'counts-copied':
        show({ gcRefs: new Map(step.gcRefs) });
        return;
      case 'inner-subtracted':
        show({ gcRefs: new Map(step.gcRefs), subtracted: step.references });
        return;
      case 'searched':
        for (const [id, verdict] of step.verdicts) {
          marked([id], verdict);
          show({});
        }
        return;
      case 'finalizing':
        marked(step.objects, 'finalizing');
        show({});
        return;
      case 'clearing':
        marked(step.objects, 'doomed');
        show({});
        return;
      default:
        return;
    }
  }
}

function pathTo(story: Story): ArenaPath[] {
  const picture = story.machine.picture();
  const shelf = picture.names.find((name) => name.name === 'shelf');
  if (shelf === undefined || !('object' in shelf.to)) return [];
  const objects = new Map(picture.objects.map((object) => [object.id, object]));
  const way: ObjectId[] = [];
  let next: ObjectId | null = shelf.to.object;
  while (next !== null && way.length < 4 && !way.includes(next)) {
    way.push(next);
    const slot: ObjectId | undefined = objects
      .get(next)
      ?.slots.flatMap((each) => ('object' in each.to && !each.weak && each.kind !== 'hidden' ? [each.to.object] : []))
      .find((id) => !way.includes(id));
    next = slot ?? null;
  }
  return [{ from: { frame: 'globals', name: 'shelf' }, objects: way, tone: 'proof' }];
}

export function tellStory(players = 3): Story {
  const story = new Story(players);
  story.add([], null, null);
  for (const line of SHORT_STORY) story.play(line);
  story.mark(story.machine.objectOf('#1'), 'stake');
  story.mark(story.machine.objectOf('#4'), 'stake');
  story.mark(story.machine.objectOf('#6'), 'contract');
  story.mark(story.machine.objectOf('#3'), 'selected');
  story.add([], null, null);
  story.add([], null, null, { paths: pathTo(story) });
  story.bell();
  story.collect();
  return story;
}

/** Lines as they are, then the bell. */
export function tellLines(lines: readonly Line[], players = 3): Story {
  const story = new Story(players);
  story.add([], null, null);
  for (const line of lines) story.play(line);
  story.bell();
  return story;
}

/** A heap of about `size` objects, the same each time. */
export function crowd(size: number, players: number): Story {
  const story = new Story(players);
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 16) % below;
  };
  const classes = ['Node', 'Node', 'Node', 'Loud', 'Slot', 'Phoenix', 'Grump'];
  const run = (by: FrameId, text: string): void => {
    const parsed = parseLine(text);
    if (parsed.ok) story.machine.run(parsed.move, by);
  };
  const attributes = ['left', 'right', 'next'];
  for (let made = 0; made < size; made += 1) {
    const by = random(players);
    const own = story.machine.namesIn(by);
    const other = own[random(Math.max(1, own.length))];
    if (made % 9 === 4) run(by, `v${made} = [${other ?? 'None'}, Node()]`);
    else if (made % 11 === 6) run(by, `v${made} = {'k1': ${other ?? 'None'}}`);
    else run(by, `v${made} = ${classes[random(classes.length)]}()`);
    if (other !== undefined) run(by, `v${made}.${attributes[random(3)]} = ${other}`);
    if (other !== undefined && random(3) > 0) run(by, `${other}.${attributes[random(3)]} = v${made}`);
    if (other !== undefined && random(3) > 0) run(by, `del ${other}`);
    if (made % 25 === 24) run(by, 'gc.collect(0)');
    if (made % 60 === 59) run(by, 'gc.collect(1)');
  }
  story.add([], null, null);
  return story;
}
