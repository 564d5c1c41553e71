import { expect, it } from 'vitest';
import type { Label } from '../../../shared/heap/picture.ts';
import { viewLectureEntry } from '../../../shared/lecture/view-lecture.ts';
import { LectureRoom } from '../../../test/lecture/lecture-room.ts';
import { ideasOfLast } from './checkpoint-ideas.ts';

const SCRIPT = [
  'a = Node()',
  'a.next = a',
  'b = [Node()]',
  'c = b[0]',
  '# forecast: a b c',
  'del a',
  'del c',
  'gc.collect()',
  '# reveal',
];

function asked(...said: readonly Readonly<Record<Label, number>>[]): LectureRoom {
  const room = new LectureRoom(SCRIPT).next(5);
  for (const [index, values] of said.entries()) room.ask({ type: 'forecast', student: index + 1, values });
  room.ask({ type: 'close-forecasts' });
  room.ask({ type: 'show-distribution' });
  return room;
}

const seen = (room: LectureRoom) => room.entries.flatMap((entry) => viewLectureEntry(entry, 'host') ?? []);

it('counts who said what a wrong idea says, with some conviction, from what hosts are told', () => {
  const room = asked({ '#1': 90, '#2': 20, '#3': 90 }, { '#1': 60, '#2': 90, '#3': 9 }, { '#1': 59, '#3': 5 }).next(4);
  expect(ideasOfLast(room.header, seen(room))).toEqual([
    { belief: 'counts-alone', stakes: ['#1'], answers: 3, sided: 2 },
    { belief: 'cycles-never-die', stakes: ['#1'], answers: 3, sided: 2 },
    { belief: 'del-frees', stakes: ['#2'], answers: 2, sided: 1 },
  ]);
});

it('says nothing before the reveal, nor where other lines ran', () => {
  const room = asked({ '#1': 90 });
  expect(ideasOfLast(room.header, seen(room))).toEqual([]);
  room.ask({ type: 'run-line', text: 'd = Node()' });
  room.next(4);
  expect(room.last('checkpoint-revealed')).toBeDefined();
  expect(ideasOfLast(room.header, seen(room))).toEqual([]);
});
