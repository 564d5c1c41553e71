import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { runOnEngine } from './engine-steps.ts';
import { LONGEST_RUN_MS, RefereeCheck } from './referee-check.ts';
import type { RefereeNews } from './referee-port.ts';
import { programOfLines, type RefereeProgram } from './referee-program.ts';

const PROGRAM = programOfLines(['a = Node()']);
const DONE: RefereeNews = { type: 'done', answer: runOnEngine(PROGRAM, '3.15').steps, version: '3.15.0rc1' };

let clock: FakeClock;
let asked: RefereeProgram[];
let stopped: number;
let tell: (news: RefereeNews) => void;
let check: RefereeCheck;

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  stopped = 0;
  check = new RefereeCheck(
    {
      ask(program, onNews) {
        asked.push(program);
        tell = onNews;
        return () => {
          stopped++;
        };
      },
    },
    clock,
  );
});

describe('a question to CPython', () => {
  it('asks nothing before it is asked', () => {
    expect(check.status.value).toEqual({ type: 'idle' });
    expect(asked).toEqual([]);
  });

  it('tells how far loading is, and then what CPython says', () => {
    check.run(PROGRAM);
    expect(asked).toEqual([PROGRAM]);
    for (const news of [{ type: 'loading', loaded: 1, total: 2 }, { type: 'starting' }, { type: 'running' }] as const) {
      tell(news);
      expect(check.status.value).toEqual(news);
    }
    tell(DONE);
    expect(check.status.value).toMatchObject({ type: 'done', version: '3.15.0rc1', runtime: '3.15', program: PROGRAM });
  });

  it('can be stopped, and asked again', () => {
    check.run(PROGRAM);
    tell({ type: 'running' });
    check.stop();
    expect([check.status.value.type, stopped]).toEqual(['idle', 1]);
    check.run(PROGRAM);
    expect(asked).toHaveLength(2);
  });

  it('loses patience with a program that does not end, but not with slow loading', () => {
    check.run(PROGRAM);
    tell({ type: 'loading', loaded: 1, total: 2 });
    clock.pass(LONGEST_RUN_MS * 10);
    expect(check.status.value.type).toBe('loading');
    tell({ type: 'running' });
    clock.pass(LONGEST_RUN_MS);
    expect(check.status.value).toEqual({ type: 'failed', code: 'too-long', message: '' });
    expect(stopped).toBe(1);
  });

  it('keeps a result when it is stopped afterwards', () => {
    check.run(PROGRAM);
    tell({ type: 'running' });
    tell(DONE);
    clock.pass(LONGEST_RUN_MS);
    check.stop();
    expect(check.status.value.type).toBe('done');
  });

  it('says what went wrong', () => {
    check.run(PROGRAM);
    tell({ type: 'failed', code: 'unreachable', message: 'no network' });
    expect(check.status.value).toEqual({ type: 'failed', code: 'unreachable', message: 'no network' });
  });

  it('does not judge by a CPython that the engine does not know', () => {
    check.run(PROGRAM);
    tell({ ...DONE, version: '3.99.1' });
    expect(check.status.value).toMatchObject({ type: 'failed', code: 'not-started' });
  });
});
