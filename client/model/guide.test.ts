import { beforeEach, describe, expect, it } from 'vitest';
import type { Beat } from './beat.ts';
import { FakeClock } from './fake-clock.ts';
import { Guide } from './guide.ts';
import { pictureAfter } from './scripted-match.ts';

const picture = pictureAfter();

function beat(stop: boolean, ms: number): Beat {
  return {
    caption: { key: 'bell.rings' },
    source: null,
    picture,
    events: [],
    marks: new Map(),
    gcRefs: null,
    subtracted: [],
    truck: 'waiting',
    returned: [],
    by: null,
    stop,
    ms,
  };
}

let clock: FakeClock;
let guide: Guide;

beforeEach(() => {
  clock = new FakeClock();
  guide = new Guide([beat(true, 1000), beat(false, 100), beat(false, 100), beat(true, 1000), beat(true, 1000)], clock);
});

describe('Guide', () => {
  it('plays by itself and stops at the end', () => {
    guide.play();
    clock.pass(1000);
    expect(guide.index.value).toBe(1);
    clock.pass(1200);
    expect(guide.index.value).toBe(4);
    expect(guide.playing.value).toBe(false);
    expect(guide.atEnd.value).toBe(true);
  });

  it('steps from stop to stop, in both directions', () => {
    guide.step();
    expect(guide.index.value).toBe(3);
    guide.step();
    guide.step();
    expect(guide.index.value).toBe(4);
    guide.back();
    expect(guide.index.value).toBe(3);
    guide.back();
    guide.back();
    expect(guide.index.value).toBe(0);
  });

  it('goes faster, around, and at once', () => {
    guide.play();
    guide.faster();
    expect(guide.speed.value).toBe(2);
    clock.pass(500);
    expect(guide.index.value).toBe(1);
    guide.faster();
    guide.faster();
    expect(guide.speed.value).toBe(0.5);
  });

  it('pauses, skips, and starts over from the end', () => {
    guide.play();
    guide.pause();
    clock.pass(10_000);
    expect(guide.index.value).toBe(0);
    guide.skip();
    expect(guide.atEnd.value).toBe(true);
    guide.play();
    expect(guide.index.value).toBe(0);
    expect(guide.playing.value).toBe(true);
  });

  it('needs something to lead through', () => {
    expect(() => new Guide([], clock)).toThrow(RangeError);
  });
});
