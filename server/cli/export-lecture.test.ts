import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatLecture } from '../../shared/lecture/lecture-log.ts';
import { LectureRoom } from '../../test/lecture/lecture-room.ts';
import { exportLog } from './export.ts';

let folder: string;
let errors: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'garbage-day-'));
  errors = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** One question, two students, one of whom thinks again. */
function given(): LectureRoom {
  const room = new LectureRoom(['a = Loud()', 'b = Node()', '# forecast: a b', '# peer', 'del a', '# reveal']);
  room.now = 1_500;
  room.next(3);
  room.ask({ type: 'forecast', student: 3, values: { '#1': 80, '#2': 60 } });
  room.ask({ type: 'forecast', student: 1, values: { '#1': 30 } });
  room.next();
  room.ask({ type: 'forecast', student: 3, values: { '#1': 10 } });
  room.next(3);
  room.ask({ type: 'finish' });
  return room;
}

const text = formatLecture(given().log());

async function exported(
  to: 'py' | 'ipynb' | 'csv' | 'json',
  log = text,
  options: { lang?: 'zh'; round?: number } = {},
) {
  const [file, out] = [join(folder, 'log.jsonl'), join(folder, 'out')];
  writeFileSync(file, log);
  const exit = await exportLog(file, { to, out, ...options });
  return { exit, text: exit === 0 ? readFileSync(out, 'utf8') : '' };
}

describe('a lecture, exported', () => {
  it('is a row for each forecast', async () => {
    const { text: csv } = await exported('csv');
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFcheckpoint,seconds,stake,student,first,second,counted,alive,points',
      '1,1.5,#1,1,30,,30,0,16',
      '1,1.5,#1,3,80,10,10,0,24',
      '1,1.5,#2,1,,,50,1,0',
      '1,1.5,#2,3,60,,60,1,9',
      '',
    ]);
    expect((await exported('csv', text, { lang: 'zh' })).text).toContain('提问,秒,对象,学生');
  });

  it('is a document that holds everything that can be counted', async () => {
    const document = JSON.parse((await exported('json')).text);
    expect(document).toMatchObject({
      format: 'garbage-day-lecture-export/1',
      finished: true,
      lines: [{ line: 'a = Loud()' }, { line: 'b = Node()' }, { line: 'del a', freed: ['#1'], said: ['del #1'] }],
      checkpoints: [
        {
          checkpoint: 1,
          seconds: 1.5,
          ahead: ['del a'],
          stakes: [
            { object: '#1', alive: false, why: 'dropped', forecasts: [{ student: 1 }, { student: 3, counted: 10 }] },
            { object: '#2', alive: true, why: 'reachable' },
          ],
          shown: { first: [{ count: 2, mean: 55 }, { count: 1 }], second: [{ count: 2, mean: 20 }, { count: 1 }] },
          scores: [{ pass: 1 }, { pass: 2 }],
          points: [
            { student: 1, points: 16 },
            { student: 3, points: 33 },
          ],
        },
      ],
    });
  });

  it('is a program that CPython runs', async () => {
    const { text: program } = await exported('py');
    expect(program).toContain('# Two who hold each other');
    expect(program).toContain('def program():\n    a = Loud()\n    b = Node()\n    del a\n');
  });

  it('is exported as far as it was given', async () => {
    const short = text.split('\n').slice(0, 5).join('\n');
    const { exit, text: csv } = await exported('csv', `${short}\n`);
    expect(exit).toBe(0);
    expect(errors).toContain('the lecture is not over');
    expect(csv.split('\r\n').slice(1)).toEqual(['1,1.5,#1,3,80,,80,,', '1,1.5,#2,3,60,,60,,', '']);
  });

  it.each([
    ['a notebook', 'ipynb', text, {}, 'a lecture is exported as py, csv or json'],
    ['a round', 'csv', text, { round: 1 }, 'a lecture has no rounds'],
    ['a changed entry', 'csv', text.replace('del a', 'del b'), {}, 'wrong-hash'],
    ['half a line', 'csv', text.slice(0, -20), {}, 'cut-off'],
  ] as const)('is refused in a sentence: %s', async (_case, to, log, options, message) => {
    expect((await exported(to, log, options)).exit).toBe(2);
    expect(errors).toContain(message);
  });
});
