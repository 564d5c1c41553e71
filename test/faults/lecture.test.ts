/** `kill -9` in a lecture: what was acknowledged is there, it goes on where it stood, and the log holds. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import { verifyLecture } from '../../shared/lecture/verify-lecture.ts';
import type { TestClient } from '../server/client.ts';
import { ServerProcess } from '../server-process.ts';
import { asHost, asStudent, createSession, order } from './class-of-clients.ts';

const SCRIPT = ['a = Node()', 'a.next = a', '# forecast: a', '# peer', 'del a', 'gc.collect()', '# reveal'].join('\n');

/** A line by hand, a question, a forecast, the talk, another forecast, the reveal. */
const KILLED_AFTER: ReadonlySet<number> = new Set([0, 3, 4, 5, 6, 10]);

let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** What of the lecture the client has heard, from its last welcome on, in order. */
function heard({ messages }: TestClient): readonly LectureEntry[] {
  const entries = messages.flatMap((message) => {
    if (message.t === 'lecture') return [...message.lecture.entries, ...message.lecture.own];
    return message.t === 'lecture-entries' ? message.entries : [];
  });
  return entries.sort((one, other) => one.seq - other.seq);
}

const types = (client: TestClient) => heard(client).map(({ type }) => type);

describe('kill -9 in a lecture', () => {
  it('wherever it stands: everybody comes back to the same place, and the log holds in the end', async () => {
    const process = await ServerProcess.start();
    server = process;
    const session = await createSession(process, [
      { mode: 'lecture', title: 'Alone', runtime: '3.15', script: SCRIPT },
    ]);
    let ann = await asStudent(process, session, { name: 'Ann' });
    let host = await asHost(process, session);
    await order(host, { do: 'start', activity: 0 });
    await ann.until(() => ann.messages.some(({ t }) => t === 'lecture'));

    const steps: (() => Promise<void>)[] = [
      () => order(host, { do: 'lecture-line', text: 'b = Node()' }),
      ...Array.from({ length: 3 }, () => () => order(host, { do: 'lecture-next' })),
      () => ann.do({ t: 'forecast', values: { '#2': 80 } }),
      () => order(host, { do: 'lecture-next' }),
      () => ann.do({ t: 'forecast', values: { '#2': 10 } }),
      ...Array.from({ length: 4 }, () => () => order(host, { do: 'lecture-next' })),
    ];
    for (const [index, step] of steps.entries()) {
      await step();
      if (!KILLED_AFTER.has(index)) continue;
      // who asked has heard what came of it before the answer; who did not may be a moment behind
      const before = { host: heard(host), ann: heard(ann) };
      await process.kill();
      await process.restart();
      [host, ann] = [await asHost(process, session), await asStudent(process, session, { key: ann.studentKey ?? '' })];
      await ann.until(() => heard(ann).length > 0);
      await host.until(() => heard(host).length > 0);
      expect(heard(host)).toEqual(before.host);
      expect(heard(ann).slice(0, before.ann.length)).toEqual(before.ann);
    }
    expect(types(ann).slice(-2)).toEqual(['checkpoint-revealed', 'checkpointed']);
    expect(heard(ann).filter(({ type }) => type === 'forecast-made')).toMatchObject([
      { pass: 1, values: { '#2': 80 } },
      { pass: 2, values: { '#2': 10 } },
    ]);

    const view = ann.messages.find((message) => message.t === 'lecture');
    const log = `${process.url}/api/lectures/${view?.lecture.header.lecture}/log`;
    expect((await fetch(log)).status).toBe(403);
    await order(host, { do: 'end-activity' });
    const verdict = verifyLecture(await (await fetch(log)).text());
    expect(verdict).toMatchObject({ ok: true, summary: { checkpoints: 1, lines: 5 } });
    expect(verdict.ok && [...verdict.summary.points.values()]).toEqual([24]);
    expect((await fetch(`${process.url}/api/lectures/nothing/log`)).status).toBe(404);
  }, 120_000);
});
