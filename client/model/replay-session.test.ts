import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';
import { ReplaySession } from './replay-session.ts';
import { HEADER, wholeMatch } from './scripted-match.ts';

const match = wholeMatch();
let clock: FakeClock;
let session: ReplaySession;

beforeEach(() => {
  clock = new FakeClock();
  session = new ReplaySession(HEADER, match.entries, clock);
});

describe('ReplaySession', () => {
  it('plays a whole match to its end by itself, guides included', () => {
    session.play();
    for (let passed = 0; passed < 600 && session.playing.value; passed++) clock.pass(1000);
    expect(session.atEnd.value).toBe(true);
    expect(session.model.state.value.stage.type).toBe('finished');
    expect(session.model.state.value.machine.digest()).toBe(match.state.machine.digest());
  });

  it('is at the same place however it got there', () => {
    for (const index of [3, match.entries.length, 7, 0]) {
      session.seek(index);
      const other = new ReplaySession(HEADER, match.entries, clock);
      while (other.cursor.value < index) {
        other.step();
        other.model.guide.value?.skip();
      }
      const { machine: one, ...here } = session.model.state.value;
      const { machine: two, ...there } = other.model.state.value;
      expect(here).toEqual(there);
      expect(one.digest()).toBe(two.digest());
    }
  });

  it('steps through a bell stop by stop before it goes on', () => {
    const bell = match.entries.findIndex((entry) => entry.type === 'phase-started' && entry.phase === 'bell');
    session.seek(bell);
    session.step();
    expect(session.cursor.value).toBe(bell + 1);
    const beats = session.model.guide.value?.beats.length ?? 0;
    for (let step = 1; step < beats; step++) session.step();
    expect(session.cursor.value).toBe(bell + 1);
    session.step();
    expect(session.cursor.value).toBe(bell + 2);
  });

  it('goes back, and nowhere beyond the ends', () => {
    session.seek(2);
    session.back();
    expect(session.cursor.value).toBe(1);
    session.seek(-5);
    expect(session.cursor.value).toBe(0);
    session.seek(1e6);
    expect(session.cursor.value).toBe(match.entries.length);
  });

  it('is faster at a higher speed, and silent when paused', () => {
    session.speed.value = 8;
    session.play();
    clock.pass(2000);
    const fast = session.cursor.value;
    session.pause();
    clock.pass(60_000);
    expect(session.cursor.value).toBe(fast);
    const slow = new ReplaySession(HEADER, match.entries, clock);
    slow.speed.value = 0.5;
    slow.play();
    clock.pass(2000);
    expect(slow.cursor.value).toBeLessThan(fast);
  });

  it('knows where rounds and phases begin', () => {
    expect(session.marks.map(({ label }) => label)).toEqual([
      'round',
      'briefing',
      'build',
      'predict',
      'bell',
      'collect',
      'reveal',
    ]);
    for (const mark of session.marks) session.seek(mark.index);
    expect(session.model.state.value.stage).toMatchObject({ phase: 'reveal' });
  });
});
