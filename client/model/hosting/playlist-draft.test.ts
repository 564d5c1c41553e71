import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ACTIVITIES, tableRound } from '../../../shared/session/playlist.ts';
import { PlaylistDraft } from './playlist-draft.ts';

const [a, b, c] = [tableRound('moving-day'), tableRound('roommates'), tableRound('old-town')];
const scenarios = (draft: PlaylistDraft) =>
  draft.activities.map((activity) => (activity.mode === 'tables' ? activity.scenario : ''));

describe('a playlist that is put together', () => {
  it('adds at the end or after another, and copies', () => {
    const draft = new PlaylistDraft([a]);
    draft.add(c);
    draft.add(b, draft.list.value[0]?.id ?? 0);
    expect(scenarios(draft)).toEqual(['moving-day', 'roommates', 'old-town']);
  });

  it.each([
    [0, 2, ['roommates', 'old-town', 'moving-day']],
    [2, 0, ['old-town', 'moving-day', 'roommates']],
    [1, 1, ['moving-day', 'roommates', 'old-town']],
    [0, -5, ['moving-day', 'roommates', 'old-town']],
    [0, 99, ['roommates', 'old-town', 'moving-day']],
  ])('moves the activity at %i to %i', (from, to, order) => {
    const draft = new PlaylistDraft([a, b, c]);
    draft.move(draft.list.value[from]?.id ?? 0, to);
    expect(scenarios(draft)).toEqual(order);
  });

  it('changes and removes one of two that are alike', () => {
    const draft = new PlaylistDraft([a, a]);
    const [, second] = draft.list.value;
    draft.change(second?.id ?? 0, b);
    expect(scenarios(draft)).toEqual(['moving-day', 'roommates']);
    draft.remove(second?.id ?? 0);
    expect(scenarios(draft)).toEqual(['moving-day']);
  });

  it('holds no more than a session may have', () => {
    const draft = new PlaylistDraft(Array.from({ length: MAX_ACTIVITIES }, () => a));
    expect([draft.isFull, draft.add(b), draft.list.value.length]).toEqual([true, null, MAX_ACTIVITIES]);
  });

  it('loses and doubles nothing by moving', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -1, max: 5 }))), (moves) => {
        const draft = new PlaylistDraft([a, b, c, a]);
        const ids = draft.list.value.map(({ id }) => id);
        for (const [from, to] of moves) draft.move(draft.list.value[from]?.id ?? 0, to);
        expect(draft.list.value.map(({ id }) => id).sort()).toEqual(ids);
      }),
    );
  });
});
