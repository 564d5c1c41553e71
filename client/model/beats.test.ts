import { describe, expect, it } from 'vitest';
import type { CollectorEvent } from '../../shared/heap/events.ts';
import type { Label } from '../../shared/heap/picture.ts';
import { readMove } from '../../shared/match/lines.ts';
import { Machine } from '../../shared/python/machine.ts';
import type { Beat } from './beat.ts';
import { collectorBeats } from './collector-beats.ts';
import { patchPicture } from './patch-picture.ts';

/** What a collection does after some lines in the globals. */
function collect(lines: readonly string[], generation: 0 | 1 | 2) {
  const machine = new Machine('3.15');
  const run = (text: string) => {
    const parsed = readMove(text);
    if (!parsed.ok) throw new Error(text);
    return machine.run(parsed.move, 'globals');
  };
  for (const line of lines) run(line);
  const before = machine.picture();
  const { events } = run(`gc.collect(${generation})`);
  const beats = collectorBeats({ before, after: machine.picture(), events, truck: generation, returned: [] });
  return { before, after: machine.picture(), events, beats };
}

function keys(beats: readonly Beat[]): readonly string[] {
  return beats.filter(({ stop }) => stop).map(({ caption }) => caption.key);
}

const CYCLE = ['a = Node()', 'a.next = a', 'del a', 'keep = [Node()]'];

describe('collectorBeats', () => {
  it('tells a collection in CPython’s order, and ends with the heap as it is', () => {
    const { beats, after } = collect(CYCLE, 2);
    expect(keys(beats).slice(0, 5)).toEqual([
      'collect.arrives',
      'collect.merged',
      'collect.counts-copied',
      'collect.inner-subtracted',
      'collect.searched',
    ]);
    expect(keys(beats).at(-1)).toBe('collect.collected');
    expect(beats.at(-1)?.picture).toEqual(after);
    expect(beats.at(-1)?.gcRefs).toBeNull();
  });

  it('subtracts object by object down to what CPython comes to', () => {
    const { beats, events } = collect(CYCLE, 2);
    const real = events.find(
      (event): event is Extract<CollectorEvent, { type: 'inner-subtracted' }> => event.type === 'inner-subtracted',
    );
    const stop = beats.findIndex(({ stop, caption }) => stop && caption.key === 'collect.inner-subtracted');
    const last = beats[stop - 1];
    expect(last?.stop).toBe(false);
    expect(new Map(last?.gcRefs)).toEqual(new Map(real?.gcRefs));
    expect(beats[stop]?.subtracted).toEqual(real?.references);
  });

  it('marks the unreachable as doomed, and shows them die when they are cleared', () => {
    const { beats, before } = collect(CYCLE, 2);
    const garbage = before.objects.find(({ label }) => label === '#1');
    const searched = beats.find(({ stop, caption }) => stop && caption.key === 'collect.searched');
    if (garbage === undefined) throw new Error('no #1');
    expect(searched?.marks.get(garbage.id)).toBe('doomed');
    expect(searched?.caption.params).toMatchObject({ objects: ['#1'] });
    const clearing = beats.find(({ caption }) => caption.key === 'collect.clearing');
    expect(clearing?.picture.objects.some(({ id }) => id === garbage.id)).toBe(false);
  });

  it('says so when nothing is garbage', () => {
    expect(keys(collect(['keep = [Node()]'], 0).beats)).toContain('collect.all-reachable');
  });

  it('shows resurrection', () => {
    const { beats } = collect(['a = Phoenix()', 'a.next = a', 'del a'], 2);
    expect(keys(beats)).toContain('collect.finalizing');
    expect(keys(beats)).toContain('collect.resurrected');
  });

  it('shows the truck on the terrace that it takes, and gone at the end', () => {
    const { beats } = collect(CYCLE, 1);
    expect(beats[0]?.truck).toBe('waiting');
    expect(beats.find(({ caption }) => caption.key === 'collect.merged')?.truck).toBe(1);
    expect(beats.at(-1)?.truck).toBe('gone');
  });

  it('has something to show where the collector found nothing to do', () => {
    const beats = collectorBeats({ ...collect([], 0), events: [], truck: 0, returned: [] });
    expect(beats.length).toBeGreaterThan(0);
  });
});

describe('patchPicture', () => {
  it('leaves out the dead, and clears what referred to them weakly', () => {
    const { before, events } = collect(['a = Node()', 'a.next = a', 'w = weakref.ref(a)', 'del a'], 2);
    const patched = patchPicture(before, events);
    const labels = patched.objects.map(({ label }) => label);
    expect(labels).not.toContain('#1' satisfies Label);
    const weak = patched.objects.find(({ type }) => type === 'weakref');
    expect(weak?.slots.filter(({ to }) => 'object' in to)).toEqual([]);
  });

  it('is the same picture when nothing in it changed', () => {
    const { before } = collect(CYCLE, 2);
    expect(patchPicture(before, [])).toBe(before);
  });
});
