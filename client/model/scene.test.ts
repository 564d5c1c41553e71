import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { ArenaView, Transition } from '../arena/arena.ts';
import { FakeClock } from './fake-clock.ts';
import { MatchModel, objectWith } from './match-model.ts';
import { openMatchStage } from './match-stage.ts';
import { type SceneInput, sceneOf } from './scene.ts';
import { HEADER, ScriptedMatch, wholeMatch } from './scripted-match.ts';

function input(match: ScriptedMatch, more: Partial<SceneInput> = {}): SceneInput {
  return {
    state: match.state,
    picture: match.state.machine.picture(),
    seat: 0,
    connected: new Set([0]),
    beat: null,
    at: match.state.at,
    selected: null,
    focused: null,
    path: null,
    ...more,
  };
}

describe('sceneOf', () => {
  it('shows one’s own frame first, tokens while building, the shared names last', () => {
    const match = new ScriptedMatch().toBuild();
    const { frames, truck } = sceneOf(input(match, { seat: 1 }));
    expect(frames.map(({ frame, own }) => [frame, own])).toEqual([
      [1, true],
      [0, false],
      ['globals', false],
    ]);
    expect(frames[0]?.tokens).toEqual({ have: 4, most: 6 });
    expect(truck).toEqual({ takes: 1, at: 'waiting' });
  });

  it('shows who is away, and never a bot as away', () => {
    const { frames } = sceneOf(input(new ScriptedMatch().toBuild(), { connected: new Set() }));
    expect(frames.map(({ connected }) => connected)).toEqual([false, true, true]);
  });

  it('marks one’s own contracts, and nobody else’s', () => {
    const match = new ScriptedMatch().toBuild();
    const own = match.state.seats[0]?.contracts.map(({ object }) => object) ?? [];
    const { marks, picture } = sceneOf(input(match));
    const marked = picture.objects.filter(({ id }) => marks.get(id)?.includes('contract')).map(({ label }) => label);
    expect(new Set(marked)).toEqual(new Set(own));
    expect([...sceneOf(input(match, { seat: null })).marks.values()].flat()).not.toContain('contract');
  });

  it('marks stakes, and after the truck those that survived', () => {
    const match = wholeMatch();
    const { marks, picture, truck } = sceneOf(input(match));
    const alive = (match.state.round?.stakes ?? []).filter((stake) => objectWith(picture, stake) !== null);
    expect(alive.length).toBeGreaterThan(0);
    for (const stake of alive) {
      const object = objectWith(picture, stake);
      expect(object === null ? [] : marks.get(object.id)).toEqual(expect.arrayContaining(['stake', 'survived']));
    }
    expect(truck.at).toBe('gone');
  });

  it('shows selection, focus and a proof', () => {
    const match = new ScriptedMatch().toBuild();
    const [object] = match.state.machine.picture().objects;
    if (object === undefined) throw new Error('an empty heap');
    const path = { from: null, objects: [object.id], tone: 'proof' } as const;
    const scene = sceneOf(input(match, { selected: object.id, focused: object.id, path }));
    expect(scene.marks.get(object.id)).toEqual(expect.arrayContaining(['selected', 'focused']));
    expect(scene.paths).toEqual([path]);
  });
});

describe('the stage of a match', () => {
  function watch(match: ScriptedMatch) {
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    model.apply(match.entries, false);
    const stage = openMatchStage({
      model,
      seat: signal<number | null>(0),
      connected: signal<ReadonlySet<number>>(new Set([0])),
      at: () => 0,
      tick: signal(0),
      speed: signal(1),
    });
    const shown: { view: ArenaView; transition: Transition }[] = [];
    const stop = stage.onChange((view, transition) => shown.push({ view, transition }));
    return { model, stage, shown, stop };
  }

  it('shows at once, and each move with its line and events', () => {
    const match = new ScriptedMatch().toBuild();
    const { model, shown, stop } = watch(match);
    expect(shown).toHaveLength(1);
    model.apply(match.line(1, 'pet = Node()'));
    const last = shown.at(-1);
    expect(last?.transition).toMatchObject({ by: 1, line: 'pet = Node()', speed: 1 });
    expect(last?.transition.events.map(({ type }) => type)).toContain('made');
    expect(last?.view.picture.names.map(({ name }) => name)).toContain('pet');
    stop();
    model.apply(match.line(1, 'del pet'));
    expect(shown.at(-1)).toBe(last);
  });

  it('shows the bell and the truck beat by beat', () => {
    const match = new ScriptedMatch().toBuild();
    match.line(0, 'pet = Node()');
    match.next();
    const { model, shown } = watch(match);
    model.apply(match.next());
    model.guide.value?.step();
    expect(shown.at(-1)?.transition.by).toBe(0);
    expect(shown.at(-1)?.view.frames.map(({ returned }) => returned)).toEqual([true, false, false]);
    model.apply(match.next());
    model.guide.value?.step();
    expect(shown.at(-1)?.transition.events[0]?.type).toBe('merged');
    expect([...(shown.at(-1)?.view.marks.values() ?? [])].flat()).toContain('in-truck');
  });

  it('does not repeat a line’s events when something else changes', () => {
    const match = new ScriptedMatch().toBuild();
    const { model, stage, shown } = watch(match);
    model.apply(match.line(0, 'pet = Node()'));
    stage.selected.value = model.picture.value.objects[0]?.id ?? null;
    expect(shown.at(-1)?.transition.events).toEqual([]);
  });
});
