import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { type Happening, MatchModel } from './match-model.ts';
import { HEADER, ScriptedMatch, wholeMatch } from './scripted-match.ts';

let clock: FakeClock;
let disagreed: number[];
let model: MatchModel;

beforeEach(() => {
  clock = new FakeClock();
  disagreed = [];
  model = new MatchModel({ header: HEADER, clock, onDisagree: (seq) => disagreed.push(seq) });
});

describe('MatchModel', () => {
  it('folds what it is told to the server’s heap, phase and points', () => {
    const match = wholeMatch();
    for (const entry of match.seenBy(0)) model.apply([entry]);
    expect(disagreed).toEqual([]);
    expect(model.state.value.machine.digest()).toBe(match.state.machine.digest());
    expect(model.state.value.stage).toEqual(match.state.stage);
    expect(model.picture.value).toEqual(match.state.machine.picture());
  });

  it('comes to the same at once as one by one', () => {
    const match = wholeMatch();
    const other = new MatchModel({ header: HEADER, clock });
    model.apply(match.seenBy(0), false);
    for (const entry of match.seenBy(0)) other.apply([entry]);
    const { machine: _, ...one } = model.state.value;
    const { machine: __, ...two } = other.state.value;
    expect(one).toEqual(two);
    expect(model.guide.value).toBeNull();
  });

  it('tells each entry with the heap before and after, and its lines', () => {
    const heard: Happening[] = [];
    const match = new ScriptedMatch().toBuild();
    model.apply(match.entries, false);
    model.listen((happening) => heard.push(happening));
    model.apply(match.line(0, 'pet = Node()'));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.lines.map(({ text }) => text)).toEqual(['pet = Node()']);
    expect(heard[0]?.after.objects.length).toBe((heard[0]?.before.objects.length ?? 0) + 1);
  });

  it('skips what it knows and disagrees about gaps', () => {
    const match = new ScriptedMatch().toBuild();
    model.apply(match.entries, false);
    model.apply(match.entries);
    expect(disagreed).toEqual([]);
    match.line(0, 'pet = Node()');
    const late = match.line(0, 'pet.left = pet');
    model.apply(late);
    expect(disagreed).toEqual([late[0]?.seq]);
  });

  it('disagrees when a checkpoint is not its own heap, and folds nothing more', () => {
    const match = new ScriptedMatch().toBuild();
    const forged = match
      .next()
      .map((entry) => (entry.type === 'checkpointed' ? { ...entry, digest: 'f'.repeat(16) } : entry));
    model.apply(match.entries.slice(0, -forged.length), false);
    model.apply(forged);
    expect(disagreed).toHaveLength(1);
    expect(model.state.value.stage).toMatchObject({ phase: 'build' });
  });

  it('disagrees when an entry cannot follow', () => {
    const match = new ScriptedMatch().toBuild();
    model.apply(match.entries, false);
    model.apply([{ type: 'moved', line: 'nobody.left = 1', by: 0, seq: match.state.seq + 1, at: match.state.at }]);
    expect(disagreed).toEqual([match.state.seq + 1]);
  });

  it('leads through the bell frame by frame, and through the truck step by step', () => {
    const match = new ScriptedMatch().toBuild();
    match.line(0, 'pet = Node()');
    match.next();
    const bell = match.next();
    model.apply(match.entries.slice(0, -bell.length), false);
    model.apply(bell);
    const atBell = model.guide.value;
    expect(atBell?.beats.map(({ caption }) => caption.key)).toEqual(['bell.rings', 'bell.dies', 'bell.empty-frame']);
    expect(atBell?.beats.at(-1)?.picture).toEqual(match.state.machine.picture());
    expect(model.watching.value).toBe(true);
    expect(model.shown.value).toBe(atBell?.beats[0]?.picture);

    model.apply(match.next());
    const truck = model.guide.value;
    expect(truck).not.toBe(atBell);
    expect(truck?.beats.at(-1)?.picture).toEqual(match.state.machine.picture());
    truck?.skip();
    model.apply(match.next());
    expect(model.watching.value).toBe(false);
    expect(model.shown.value).toBe(model.picture.value);
    expect(model.guide.value).toBe(truck);
  });
});
