import { describe, expect, it } from 'vitest';
import { readPreparedLecture } from '../../shared/lecture/prepared-lecture.ts';
import { ScriptError } from '../../shared/lecture/script-error.ts';
import { LectureRoom } from './lecture-room.ts';
import { shippedLectures } from './shipped-lectures.ts';

const lectures = shippedLectures();

/** Plays a lecture to its end by pressing one key. */
function played(id: string): LectureRoom {
  const lecture = lectures.find((one) => one.id === id) ?? expect.fail(id);
  const room = new LectureRoom(lecture.text, lecture.runtime);
  for (let said = ''; said !== 'script-over'; ) {
    said = room.ask({ type: 'next' });
    if (said === 'python-error' || said === 'unknown-stake') expect.fail(said);
  }
  return room;
}

describe('the lectures that come with the game', () => {
  it('are there, each in its place', () => {
    expect(lectures.map(({ id }) => id)).toEqual([
      'reference-counts',
      'cycles',
      'generations',
      'weak-references',
      'finalizers',
      'what-collect-returns',
    ]);
  });

  it.each(lectures)('$id speaks both languages', ({ title, about, script }) => {
    const texts = [title, about, ...script.steps.flatMap((step) => (step.type === 'note' ? [step.text] : []))];
    for (const { en, zh } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(lectures)(
    '$id asks at least twice, with a talk, and both happens: some live, some do not',
    ({ id, script }) => {
      const room = played(id);
      const fates = room.state.checkpoints.flatMap(({ revealed }) => Object.values(revealed?.alive ?? {}));
      expect(room.state.stage.type).toBe('live');
      expect(room.state.checkpoints.length).toBeGreaterThanOrEqual(2);
      expect(script.steps.some(({ type }) => type === 'peer')).toBe(true);
      expect(new Set(fates)).toEqual(new Set([true, false]));
    },
  );

  it('say what comes of it: fates, worked out by hand', () => {
    const fates = (id: string) =>
      played(id).state.checkpoints.map(({ revealed }) =>
        Object.entries(revealed?.alive ?? {})
          .filter(([, alive]) => alive)
          .map(([label]) => label)
          .join(' '),
      );
    expect(fates('reference-counts')).toEqual(['#1', '#2 #4', '#8 #9']);
    expect(fates('cycles')).toEqual(['#1 #2 #3', '#5 #6 #7', '']);
    expect(fates('generations')).toEqual(['#1 #2', '#1 #2', '']);
    expect(fates('weak-references')).toEqual(['', '#2', '#2 #5 #6']);
    expect(fates('finalizers')).toEqual(['', '#5 #6', '']);
    expect(fates('what-collect-returns')).toEqual(['', '#7 #8', '#12']);
  });
});

describe('a file that is no lecture', () => {
  const good = lectures[0]?.text ?? '';
  it.each([
    ['without a title', (text: string) => text.replace(/^# title: .*\n/m, ''), 'missing-field', { key: 'title' }],
    [
      'of another topic',
      (text: string) => text.replace('reference-counts\n', 'poetry\n'),
      'bad-field',
      { key: 'teaches' },
    ],
    ['of another Python', (text: string) => text.replace('3.15', '4.0'), 'bad-field', { key: 'runtime', value: '4.0' }],
    ['of no place', (text: string) => text.replace('order: 10', 'order: first'), 'bad-field', { key: 'order' }],
  ] as const)('is refused by name: %s', (_case, spoil, code, params) => {
    const read = () => readPreparedLecture('spoilt', spoil(good));
    expect(read).toThrow(ScriptError);
    expect(read).toThrow(expect.objectContaining({ code, params: expect.objectContaining(params) }));
  });
});
