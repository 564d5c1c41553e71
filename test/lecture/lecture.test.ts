/** The rules of a lecture. */
import { describe, expect, it } from 'vitest';
import { evolveLecture, forkLecture, startLecture } from '../../shared/lecture/evolve-lecture.ts';
import { LectureRoom } from './lecture-room.ts';

const SCRIPT = [
  '# say: Two.',
  'a = Node()',
  'b = Node()',
  'b.next = b',
  '# forecast: a b',
  '# peer',
  'del a',
  '# say: Not yet.',
  'del b',
  '# reveal',
  'c = Node()',
];

/** The class forecasts; the host has shown the note and run the three lines. */
const asked = () => new LectureRoom(SCRIPT).next(5);

describe('a script that is played', () => {
  it('goes step by step: what comes is shown, forecast, talked about, run and revealed', () => {
    const room = asked();
    expect(room.state.note).toEqual({ en: 'Two.', zh: 'Two.' });
    expect(room.last('checkpoint-opened')).toMatchObject({ stakes: ['#1', '#2'], ahead: ['del a', 'del b'] });
    expect(room.ask({ type: 'forecast', student: 7, values: { '#1': 90, '#2': 20 } })).toBe('forecast-made');
    expect(room.ask({ type: 'forecast', student: 8, values: { '#1': 10 } })).toBe('forecast-made');
    expect(room.ask({ type: 'next' })).toBe('forecasts-closed distribution-shown peer-opened');
    expect(room.last('distribution-shown')).toMatchObject({
      pass: 1,
      stakes: [
        { stake: '#1', bins: [0, 1, 0, 0, 0, 0, 0, 0, 0, 1], count: 2, mean: 50 },
        { stake: '#2', bins: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0], count: 1, mean: 20 },
      ],
    });
    expect(room.ask({ type: 'forecast', student: 7, values: { '#1': 10 } })).toBe('forecast-made');
    // nothing runs under the eyes of those who forecast: first they are stopped
    expect(room.ask({ type: 'next' })).toBe('forecasts-closed distribution-shown');
    expect(room.last('distribution-shown')).toMatchObject({
      pass: 2,
      stakes: [{ bins: [0, 2, 0, 0, 0, 0, 0, 0, 0, 0] }, { count: 1 }],
    });
    expect(room.ask({ type: 'forecast', student: 7, values: { '#1': 50 } })).toBe('wrong-phase');
    expect(room.ask({ type: 'next' })).toBe('line-run');
    expect(room.ask({ type: 'next' })).toBe('note-shown');
    expect(room.ask({ type: 'reveal' })).toBe('lines-ahead');
    expect(room.ask({ type: 'next' })).toBe('line-run');
    expect(room.ask({ type: 'next' })).toBe('checkpoint-revealed checkpointed');
    // 7: 25 − 81 = −56 (90 on the dead #1), 25 − 64 = −39 (20 on the living #2); then 25 − 1 = 24 and −39 as before
    // 8: 25 − 1 = 24, and 0 for what they said nothing about
    expect(room.last('checkpoint-revealed')).toMatchObject({
      alive: { '#1': false, '#2': true },
      scores: [
        { pass: 1, students: 2, mean: (-95 + 24) / 2 },
        { pass: 2, students: 2, mean: (-15 + 24) / 2 },
      ],
      gain: 40,
    });
    expect([...room.state.points]).toEqual([
      [7, -15],
      [8, 24],
    ]);
    expect(room.state.stage.type).toBe('live');
    expect(room.ask({ type: 'next' })).toBe('line-run');
    expect(room.ask({ type: 'next' })).toBe('script-over');
    expect(room.ask({ type: 'finish' })).toBe('finished');
    expect(room.ask({ type: 'next' })).toBe('lecture-over');
  });

  it('passes over the talk when the host has closed and run a line', () => {
    const room = asked();
    room.ask({ type: 'close-forecasts' });
    room.line('x = 1');
    expect(room.ask({ type: 'next' })).toBe('line-run');
    expect(room.last('line-run')).toMatchObject({ line: 'del a', step: 6 });
  });

  it('talks after the distribution was shown, too', () => {
    const room = asked();
    expect(room.ask({ type: 'show-distribution' })).toBe('forecasts-closed distribution-shown');
    expect(room.ask({ type: 'next' })).toBe('peer-opened');
    expect(room.ask({ type: 'open-peer' })).toBe('wrong-phase');
  });

  it('lets the host leave out a step, but not while the class forecasts', () => {
    const room = asked();
    expect(room.ask({ type: 'skip' })).toBe('wrong-phase');
    room.ask({ type: 'close-forecasts' });
    expect(room.ask({ type: 'skip' })).toBe('step-skipped'); // the talk
    expect(room.ask({ type: 'skip' })).toBe('step-skipped'); // del a
    room.next(2);
    expect(room.ask({ type: 'reveal' })).toBe('distribution-shown checkpoint-revealed checkpointed');
    expect(room.last('checkpoint-revealed').alive).toEqual({ '#1': true, '#2': true });
    expect(room.state.cursor).toBe(10);
  });

  it('passes over what belongs to a checkpoint that was left out', () => {
    const room = new LectureRoom(SCRIPT).next(4);
    expect(room.ask({ type: 'skip' })).toBe('step-skipped');
    expect(room.ask({ type: 'next' })).toBe('line-run');
    room.next(2);
    expect(room.ask({ type: 'next' })).toBe('line-run');
    expect(room.last('line-run')).toMatchObject({ line: 'c = Node()' });
  });

  it('asks about what its names mean now, whatever the host has run in between', () => {
    const room = new LectureRoom(SCRIPT).next(4);
    room.line('a = Node()');
    room.next();
    expect(room.last('checkpoint-opened').stakes).toEqual(['#3', '#2']);
  });

  it('stops at a name that has gone, and says which', () => {
    const room = new LectureRoom(SCRIPT).next(4);
    room.line('del a');
    expect(room.ask({ type: 'next' })).toBe('unknown-stake');
  });

  it('stops at a line that Python refuses by now', () => {
    const room = new LectureRoom(SCRIPT).next(2);
    room.line('b = 1');
    room.next();
    room.line('b = 1');
    expect(room.ask({ type: 'next' })).toBe('python-error');
    expect(room.ask({ type: 'skip' })).toBe('step-skipped');
  });
});

describe('a lecture without a script', () => {
  it('runs what the host types, and refuses what Python refuses at no cost', () => {
    const room = new LectureRoom();
    room.line('a = Node()');
    expect(room.ask({ type: 'run-line', text: 'zz.left = Node()' })).toBe('python-error');
    expect(room.ask({ type: 'run-line', text: 'if a: pass' })).toBe('line-unreadable');
    room.line('b=[ a ]');
    expect(room.last('line-run')).toMatchObject({ line: 'b = [a]', step: null, by: 'host' });
    // the Node of the refused line has never been
    expect(room.state.machine.labelsEverGiven()).toEqual(['#1', '#2']);
    expect(room.ask({ type: 'next' })).toBe('script-over');
  });

  it('asks about what the host picks, or about what splits best; never about the dead', () => {
    const room = new LectureRoom();
    expect(room.ask({ type: 'open-checkpoint', stakes: null })).toBe('nothing-to-forecast');
    room.line('a = Node()').line('b = Node()').line('del b');
    expect(room.ask({ type: 'open-checkpoint', stakes: ['#2'] })).toBe('unknown-stake');
    expect(room.ask({ type: 'open-checkpoint', stakes: ['#1', '#1'] })).toBe('checkpoint-opened');
    expect(room.last('checkpoint-opened')).toMatchObject({ stakes: ['#1'], ahead: [], step: null });
    expect(room.ask({ type: 'open-checkpoint', stakes: null })).toBe('wrong-phase');
    expect(room.ask({ type: 'run-line', text: 'del a' })).toBe('wrong-phase');
    expect(room.ask({ type: 'reveal' })).toBe('forecasts-closed distribution-shown checkpoint-revealed checkpointed');
  });

  it.each(['close-forecasts', 'show-distribution', 'open-peer', 'reveal'] as const)(
    'has nothing to %s before it has asked',
    (type) => {
      expect(new LectureRoom().ask({ type })).toBe('wrong-phase');
    },
  );

  it('takes forecasts about the stakes alone, in whole percentages, and only what is new', () => {
    const room = new LectureRoom();
    expect(room.ask({ type: 'forecast', student: 1, values: { '#1': 50 } })).toBe('wrong-phase');
    room.line('a = [Node(), Node()]');
    room.ask({ type: 'open-checkpoint', stakes: ['#1', '#2'] });
    expect(room.ask({ type: 'forecast', student: 1, values: { '#3': 50 } })).toBe('unknown-stake');
    expect(room.ask({ type: 'forecast', student: 1, values: { '#1': 100 } })).toBe('forecast-out-of-range');
    expect(room.ask({ type: 'forecast', student: 1, values: { '#1': 99 } })).toBe('forecast-made');
    expect(room.ask({ type: 'forecast', student: 1, values: { '#1': 99 } })).toBe('');
    expect(room.ask({ type: 'forecast', student: 1, values: { '#2': 1 } })).toBe('forecast-made');
    expect(room.last('forecast-made')).toMatchObject({ by: 1, pass: 1, values: { '#1': 99, '#2': 1 } });
  });

  it('lets every client compare its heap now and then', () => {
    const room = new LectureRoom();
    for (let line = 1; line <= 40; line++) room.line(`a${line} = Node()`);
    expect(room.entries.filter(({ type }) => type === 'checkpointed').map(({ seq }) => seq)).toEqual([21, 42]);
    expect(room.last('checkpointed').digest).toBe(room.state.machine.digest());
  });
});

describe('the stakes that split best', () => {
  it('are half and half where the lines ahead are known, six at most, in the order of their labels', () => {
    const room = new LectureRoom([
      'live = [Node(), Node(), Node(), Node(), Node()]',
      'dead = [Node(), Node(), Node(), Node(), Node()]',
      '# forecast',
      'del dead',
      '# reveal',
    ]).next(3);
    const { stakes } = room.last('checkpoint-opened');
    room.next(3);
    const { alive } = room.last('checkpoint-revealed');
    expect(stakes).toHaveLength(6);
    expect(stakes).toEqual([...stakes].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1))));
    expect(Object.values(alive).filter((lives) => lives)).toHaveLength(3);
  });

  it('are those to think about where the host goes on live', () => {
    const room = new LectureRoom();
    for (let line = 1; line <= 8; line++) room.line(`a${line} = Node()`);
    room.line('knot = Node()').line('knot.next = knot');
    room.ask({ type: 'open-checkpoint', stakes: null });
    expect(room.last('checkpoint-opened').stakes).toContain('#9');
    expect(room.last('checkpoint-opened').stakes).toHaveLength(6);
  });
});

describe('the fold', () => {
  it('leaves a fork alone', () => {
    const room = asked();
    const fork = forkLecture(room.state);
    room.ask({ type: 'forecast', student: 1, values: { '#1': 99 } });
    room.next(3);
    expect(fork.checkpoints[0]?.forecasts[1].size).toBe(0);
    expect(fork.machine.isAlive('#1')).toBe(true);
    expect(room.state.machine.isAlive('#1')).toBe(false);
  });

  it.each([
    ['a forecast about nothing', { type: 'forecast-made', pass: 1, values: {}, by: 1 }],
    ['a forecast by nobody', { type: 'forecast-made', pass: 1, values: {}, by: 'host' }],
    ['a line that is none', { type: 'line-run', line: 'if', step: null, by: 'host' }],
    ['a line that raises', { type: 'line-run', line: 'del q', step: null, by: 'host' }],
    ['a talk about nothing', { type: 'peer-opened', step: null, by: 'host' }],
    ['an end of nothing', { type: 'forecasts-closed', by: 'host' }],
    ['a reveal of nothing', { type: 'checkpoint-revealed', alive: {}, scores: [], gain: null, step: null, by: 'host' }],
    ['a distribution of nothing', { type: 'distribution-shown', pass: 1, stakes: [], by: 'host' }],
  ] as const)('names what cannot follow: %s', (_case, body) => {
    const state = startLecture(new LectureRoom().header);
    expect(() => evolveLecture(state, { ...body, seq: 1, at: 0 })).toThrow(`entry 1 (${body.type})`);
  });
});
