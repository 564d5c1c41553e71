import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { evidenceOf, sumEvidence } from '../../../shared/beliefs/evidence.ts';
import { forecastedRounds } from '../../../shared/beliefs/forecasted-rounds.ts';
import { judge } from '../../../shared/beliefs/judge.ts';
import { viewLectureEntry } from '../../../shared/lecture/view-lecture.ts';
import type { Forecast } from '../../../shared/match/entries.ts';
import { publicHeader, viewEntry } from '../../../shared/match/view.ts';
import { LectureRoom } from '../../../test/lecture/lecture-room.ts';
import { ROOMMATES } from '../../../test/match/scenarios.ts';
import { TestTable } from '../../../test/match/table.ts';
import { ownNote } from './own-note.ts';
import { evidenceIn, notesOfLecture, notesOfMatch } from './own-notes.ts';

/** Two rounds in which seat 0 has all live, and seat 1 has all die. */
function played(): TestTable {
  const table = new TestTable({ scenarios: { one: ROOMMATES, two: ROOMMATES } }).begin();
  for (let round = 0; round < 2; round++) {
    table.until('build').line(0, 'pet = shelf[0]');
    table.line(1, 'shelf[1].left = Loud()');
    table.until('predict');
    const all = (percent: number): Forecast =>
      Object.fromEntries((table.state.round?.stakes ?? []).map((stake) => [stake, percent]));
    table.forecast(0, all(90));
    table.forecast(1, all(10));
    table.until('reveal');
  }
  return table.finish();
}

describe('notes of a match', () => {
  const table = played();
  const header = publicHeader(table.header);
  const seenBy = (seat: number) => table.entries.map((entry) => viewEntry(entry, { seat }));

  it.each([0, 1])('say of seat %i what the log says, from what that seat is told', (seat) => {
    const notes = notesOfMatch(header, seenBy(seat), seat);
    const known = forecastedRounds(header, table.entries).map(({ round, forecasts }) =>
      evidenceOf({ ...round, id: `test-match.${round.id}` }, forecasts[seat]?.values ?? {}),
    );
    expect(evidenceIn(notes)).toEqual(sumEvidence(known));
    expect(notes.map(({ round }) => round)).toEqual(['test-match.0', 'test-match.1']);
  });

  it('are the same after they were kept as text, with nobody’s name in them', () => {
    const notes = notesOfMatch(header, table.entries, 1);
    expect(v.parse(v.array(ownNote), JSON.parse(JSON.stringify(notes)))).toEqual(notes);
    expect(JSON.stringify(notes)).not.toContain('Player');
    const reasons = notes.flatMap(({ disputed }) => disputed.map(({ reason }) => reason));
    expect(reasons).toContainEqual({ type: 'name-gone', seat: 0, name: 'pet' });
  });

  it('hold nothing of whoever said nothing, and nobody else’s words', () => {
    expect(notesOfMatch(header, seenBy(0), 1)).toEqual([]);
  });
});

/** Rings that only the collector frees, and objects that counts free: four each, twice. */
const RINGS = ['a', 'b', 'c', 'd'];
const PLAIN = ['w', 'x', 'y', 'z'];
const SCRIPT = Array.from({ length: 2 }, () => [
  ...RINGS.flatMap((name) => [`${name} = Node()`, `${name}.next = ${name}`]),
  ...PLAIN.map((name) => `${name} = Node()`),
  `# forecast: ${[...RINGS, ...PLAIN].join(' ')}`,
  ...[...RINGS, ...PLAIN].map((name) => `del ${name}`),
  'gc.collect()',
  '# reveal',
]).flat();

/** Student 7 knows what becomes of the plain ones, and says that of the rings; student 8 says 50 %. */
function lecture(ofRings: number): LectureRoom {
  const room = new LectureRoom(SCRIPT);
  while (room.ask({ type: 'next' }) !== 'script-over') {
    if (room.state.stage.type !== 'forecast') continue;
    const stakes = room.state.checkpoints.at(-1)?.stakes ?? [];
    for (const student of [7, 8]) {
      const values = stakes.map((stake, index) => [stake, student === 8 ? 50 : index < RINGS.length ? ofRings : 3]);
      room.ask({ type: 'forecast', student, values: Object.fromEntries(values) });
    }
  }
  return room;
}

describe('notes of a lecture', () => {
  const told = (room: LectureRoom) => room.entries.flatMap((entry) => viewLectureEntry(entry, { student: 7 }) ?? []);

  it('find the belief of whoever has all rings live, in checkpoints alone', () => {
    const room = lecture(97);
    const notes = notesOfLecture(room.header, told(room));
    expect(notes.map(({ round }) => round)).toEqual(['test-lecture.1', 'test-lecture.2']);
    const judged = judge(evidenceIn(notes));
    const found = judged.verdict === 'fits' ? judged.findings.map(({ fits }) => fits.map(({ belief }) => belief)) : [];
    expect(found).toEqual([['counts-alone', 'cycles-never-die']]);
  });

  it('accuse nobody who knows', () => {
    const room = lecture(3);
    expect(judge(evidenceIn(notesOfLecture(room.header, told(room)))).verdict).not.toBe('fits');
  });

  it('hold nothing of what has not been revealed', () => {
    const room = new LectureRoom(SCRIPT).next(13);
    expect(room.ask({ type: 'forecast', student: 7, values: { '#1': 97 } })).toBe('forecast-made');
    expect(notesOfLecture(room.header, told(room))).toEqual([]);
  });
});
