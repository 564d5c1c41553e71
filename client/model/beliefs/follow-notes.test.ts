import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { viewLectureEntry } from '../../../shared/lecture/view-lecture.ts';
import { LectureRoom } from '../../../test/lecture/lecture-room.ts';
import { FakeClock } from '../fake-clock.ts';
import { LectureModel } from '../lecture/lecture-model.ts';
import { MatchModel } from '../match-model.ts';
import { HEADER, wholeMatch } from '../scripted-match.ts';
import { followNotes } from './follow-notes.ts';
import type { OwnNote } from './own-note.ts';

function follow(seat: number | null) {
  const kept: OwnNote[][] = [];
  const table = { match: signal<MatchModel | null>(null), seat: signal<number | null>(seat) };
  const lecture = { lecture: signal<LectureModel | null>(null) };
  const stop = followNotes({ table, lecture, keep: (notes) => void kept.push([...notes]) });
  return { kept, table, lecture, stop };
}

describe('what is noted of a table', () => {
  const entries = wholeMatch().seenBy(0);
  const revealed = entries.findIndex(({ type }) => type === 'revealed');

  it('waits for the reveal, and comes once', async () => {
    const { kept, table, stop } = follow(0);
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    table.match.value = model;
    model.apply(entries.slice(0, revealed));
    model.apply(entries.slice(revealed, revealed + 1));
    await vi.waitFor(() => expect(kept).toHaveLength(1));
    model.apply(entries.slice(revealed + 1));
    await import('./own-notes.ts');
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject([{ round: 'test-match.0', title: { en: 'Shelf' }, said: [{ percent: 80 }] }]);
    stop();
  });

  it('is nothing for whoever looks on', async () => {
    const { kept, table, stop } = follow(null);
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    table.match.value = model;
    model.apply(entries);
    await import('./own-notes.ts');
    expect(kept).toEqual([]);
    stop();
  });
});

it('notes a lecture’s checkpoints as they are revealed', async () => {
  const room = new LectureRoom(['a = Node()', '# forecast: a', 'del a', '# reveal']).next(2);
  room.ask({ type: 'forecast', student: 4, values: { '#1': 30 } });
  const seen = () => room.entries.flatMap((entry) => viewLectureEntry(entry, { student: 4 }) ?? []);
  const { kept, lecture, stop } = follow(null);
  const model = new LectureModel(
    { header: room.header, entries: seen(), own: [] },
    { clock: new FakeClock(), guided: signal(false), onDisagree: (seq) => expect.fail(`differs at ${seq}`) },
  );
  lecture.lecture.value = model;
  await import('./own-notes.ts');
  expect(kept).toEqual([]);
  room.next(3);
  model.apply(seen());
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]?.[0]?.said).toEqual([{ stake: '#1', percent: 30, truth: false }]);
  stop();
});
