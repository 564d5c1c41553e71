import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { LectureRoom } from '../../../test/lecture/lecture-room.ts';
import { FakeClock } from '../fake-clock.ts';
import { LectureReplay } from './lecture-replay.ts';

const SCRIPT = [
  '# say: One alone.',
  'a = Node()',
  'a.next = a',
  '# forecast: a',
  '# peer',
  'del a',
  'gc.collect()',
  '# reveal',
];

function given() {
  const room = new LectureRoom(SCRIPT);
  room.next(4);
  room.ask({ type: 'forecast', student: 1, values: { '#1': 80 } });
  room.ask({ type: 'forecast', student: 2, values: { '#1': 10 } });
  room.next();
  room.ask({ type: 'forecast', student: 1, values: { '#1': 20 } });
  room.next(4);
  room.ask({ type: 'finish' });
  return room.log();
}

function open(guided = false) {
  const clock = new FakeClock();
  const replay = new LectureReplay(given(), clock, signal(guided));
  return { clock, replay, types: () => replay.model.entries.map(({ type }) => type) };
}

describe('a lecture once more', () => {
  it('steps through what was seen, with what was said in between', () => {
    const { replay, types } = open();
    expect(replay.cursor.value).toBe(0);
    expect(types()).toEqual([]);
    replay.step();
    expect(types()).toEqual(['note-shown']);
    replay.seek(4);
    expect(types().slice(3)).toEqual(['checkpoint-opened', 'forecast-made', 'forecast-made']);
    expect(replay.questions).toEqual([4]);
    replay.back();
    expect(replay.model.state.value.program).toHaveLength(2);
    expect(replay.model.state.value.checkpoints).toEqual([]);
  });

  it('comes by steps to the same as at once, forwards and backwards', () => {
    const { replay } = open();
    const digest = () => replay.model.state.value.machine.digest();
    for (let step = 0; step <= replay.length; step++) {
      replay.seek(step);
      const at = digest();
      const stepped = open().replay;
      for (let count = 0; count < step; count++) stepped.step();
      expect(stepped.model.state.value.machine.digest()).toBe(at);
      expect(stepped.cursor.value).toBe(step);
    }
    expect(replay.model.state.value.checkpoints[0]?.revealed?.alive).toEqual({ '#1': false });
    expect(replay.model.proofs.value.size).toBe(1);
    replay.seek(1);
    expect(replay.model.proofs.value.size).toBe(0);
  });

  it('plays to the end by itself, waits for a collection, and starts over from there', () => {
    const { clock, replay } = open(true);
    replay.play();
    let guided = false;
    for (let second = 0; second < 200; second++) {
      clock.pass(1_000);
      guided ||= replay.model.guide.value !== null;
    }
    expect(guided).toBe(true);
    expect(replay.atEnd.value).toBe(true);
    expect(replay.playing.value).toBe(false);
    replay.play();
    expect(replay.cursor.value).toBe(0);
    replay.dispose();
  });

  it('is none of a log whose entries do not follow', () => {
    const { header, entries } = given();
    const clock = new FakeClock();
    expect(() => new LectureReplay({ header, entries: entries.slice(2) }, clock, signal(false))).toThrow(RangeError);
  });
});
