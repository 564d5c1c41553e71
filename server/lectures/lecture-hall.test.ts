import { describe, expect, it } from 'vitest';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import { formatLecture } from '../../shared/lecture/lecture-log.ts';
import { verifyLecture } from '../../shared/lecture/verify-lecture.ts';
import { publicKeyOf } from '../../shared/match/log-chain.ts';
import type { LectureMessage } from '../../shared/protocol/lecture-messages.ts';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { MemoryLogStore } from '../../test/server/doubles/memory-log-store.ts';
import { countingIds } from '../../test/server/doubles/world.ts';
import { createLogger } from '../logging.ts';
import { createMetrics } from '../metrics.ts';
import type { Member } from '../tables/audience.ts';
import { Committer } from '../tables/committer.ts';
import type { Frame } from '../tables/frames.ts';
import { checkedScript, type HallViewer, LectureHall, type LectureKeeper } from './lecture-hall.ts';

const SCRIPT = ['a = Node()', '# say: Now.', '# forecast: a', '# peer', 'del a', '# reveal', 'b = Node()'].join('\n');
const RECORD = { lecture: 'L1', session: 'CLASS1', title: 'Two', runtime: '3.15', script: SCRIPT } as const;
const KEY = new Uint8Array(32).fill(7);

/** A connection that only listens. */
class Listener implements Member {
  readonly frames: Frame[] = [];

  send(frame: Frame): void {
    this.frames.push(frame);
  }
  dismiss(): void {}
  release(): void {}

  get heard(): LectureMessage[] {
    return this.frames.map((frame) => JSON.parse(frame.toString()) as LectureMessage);
  }

  get entries(): LectureEntry[] {
    return this.heard.flatMap((message) => {
      if (message.t === 'lecture') return [...message.lecture.entries, ...message.lecture.own];
      return message.t === 'lecture-entries' ? message.entries : [];
    });
  }

  get types(): string[] {
    return this.entries.map(({ type }) => type);
  }

  get progress() {
    return this.heard.flatMap((message) => (message.t === 'lecture-progress' ? [message] : []));
  }
}

class Lesson {
  readonly store = new MemoryLogStore();
  readonly clock = new ManualClock();
  readonly moved: string[] = [];
  lost = 0;
  readonly #committer = new Committer(this.store, createMetrics(), createLogger('silent'));
  readonly #keeper: LectureKeeper = {
    moved: (_, entries) => this.moved.push(entries.map(({ type }) => type).join(' ')),
    lost: () => this.lost++,
  };

  async open(change: Partial<typeof RECORD & { script: string }> = {}): Promise<LectureHall> {
    const services = {
      clock: this.clock,
      ids: countingIds(),
      store: this.store,
      committer: this.#committer,
      logger: createLogger('silent'),
      signingKey: KEY,
      publicKey: publicKeyOf(KEY),
    };
    const opened = await LectureHall.open(services, { ...RECORD, ...change }, this.#keeper);
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  }

  /** Lets everything that is under way come to its end. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 3; turns++) {
      await this.#committer.idle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  get log(): Promise<string> {
    return (async () => {
      const stored = await this.store.readLecture('L1');
      const entries = await this.store.readLectureEntries('L1');
      return formatLecture({ header: stored?.header ?? ({} as never), entries, signature: stored?.signature ?? '' });
    })();
  }
}

function listen(hall: LectureHall, viewer: HallViewer): Listener {
  const listener = new Listener();
  hall.hello(listener, viewer);
  return listener;
}

const next = { do: 'lecture-next' } as const;

/** The class forecasts. */
async function asked(lesson: Lesson): Promise<LectureHall> {
  const hall = await lesson.open();
  for (let step = 0; step < 3; step++) await hall.host(next);
  return hall;
}

describe('a lecture hall', () => {
  it('tells everybody what is durable, and each what they may see', async () => {
    const lesson = new Lesson();
    const hall = await lesson.open();
    const [ann, ben] = [listen(hall, { student: 1 }), listen(hall, { student: 2 })];
    const [host, screen] = [listen(hall, 'host'), listen(hall, 'screen')];
    for (let step = 0; step < 3; step++) expect(await hall.host(next)).toMatchObject({ ok: true });
    expect(await hall.forecast(1, { '#1': 81 })).toEqual({ ok: true, value: 4 });
    expect(await hall.forecast(1, { '#1': 81 })).toEqual({ ok: true, value: null });
    expect(await hall.forecast(2, { '#9': 81 })).toMatchObject({ ok: false, refusal: { code: 'unknown-stake' } });
    await hall.host(next);
    const open = ['line-run', 'note-shown', 'checkpoint-opened'];
    const peer = ['forecasts-closed', 'distribution-shown', 'peer-opened'];
    expect(ann.types).toEqual([...open, 'forecast-made', ...peer]);
    for (const other of [ben, host, screen]) expect(other.types).toEqual([...open, ...peer]);
    expect(lesson.moved).toEqual([...open, 'forecast-made', peer.join(' ')]);
    expect(JSON.stringify(ann.heard)).not.toContain('b = Node()');
    expect(JSON.stringify(screen.heard)).not.toContain('b = Node()');
    expect(JSON.stringify(host.heard)).toContain('b = Node()');
    expect(JSON.stringify([...ann.heard, ...host.heard])).not.toContain('hash');
  });

  it('encodes what is the same for all once', async () => {
    const lesson = new Lesson();
    const hall = await lesson.open();
    const students = Array.from({ length: 5 }, (_, index) => listen(hall, { student: index + 1 }));
    await hall.host(next);
    expect(new Set(students.map(({ frames }) => frames.at(-1))).size).toBe(1);
  });

  it('writes what comes in one turn in one commit, and tells it in one frame', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    const ann = listen(hall, { student: 1 });
    const before = lesson.store.commits.length;
    await Promise.all(Array.from({ length: 500 }, (_, index) => hall.forecast(index + 1, { '#1': 1 + (index % 99) })));
    expect(lesson.store.commits.length).toBe(before + 1);
    expect(lesson.moved.at(-1)?.split(' ')).toHaveLength(500);
    expect(ann.heard.filter(({ t }) => t === 'lecture-entries')).toHaveLength(1);
    expect(ann.types.filter((type) => type === 'forecast-made')).toHaveLength(1);
  });

  it('brings whoever comes late, or back, up to date', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    await hall.forecast(1, { '#1': 33 });
    const [ann, ben] = [listen(hall, { student: 1 }), listen(hall, { student: 2 })];
    expect(ann.heard).toMatchObject([
      { t: 'lecture', lecture: { own: [{ type: 'forecast-made', values: { '#1': 33 } }] } },
    ]);
    expect(ben.heard).toMatchObject([{ t: 'lecture', lecture: { own: [], entries: { length: 3 } } }]);
    expect(JSON.stringify(ben.heard)).not.toContain('33');
  });

  it('says how far the class is to hosts and projectors, at once and then four times a second', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    lesson.clock.advance(1_000);
    const [host, screen] = [listen(hall, 'host'), listen(hall, 'screen')];
    const ann = listen(hall, { student: 1 });
    for (let student = 2; student <= 9; student++) listen(hall, { student });
    for (let student = 1; student <= 6; student++) await hall.forecast(student, { '#1': 90 });
    expect(screen.progress.map(({ students }) => students)).toEqual([0, 1]);
    lesson.clock.advance(250);
    lesson.clock.advance(250);
    expect(screen.progress.slice(2)).toEqual([{ t: 'lecture-progress', forecasts: 6, students: 9 }]);
    expect(host.progress.at(-1)).toMatchObject({
      forecasts: 6,
      distribution: [{ stake: '#1', count: 6, mean: 90, bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 6] }],
    });
    expect(ann.progress).toEqual([]);
    hall.gone(ann);
    expect(screen.progress.at(-1)).toMatchObject({ students: 8 });
    hall.stop();
    expect(lesson.clock.waiting).toBe(0);
  });

  it('tells nobody of what is not on the disk, and forgets what could not be written', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    const ann = listen(hall, { student: 1 });
    lesson.store.failNext();
    const failed = await Promise.all([hall.forecast(1, { '#1': 10 }), hall.host({ do: 'close-forecasts' })]);
    expect(failed.map((answer) => !answer.ok && answer.refusal.code)).toEqual(['internal-error', 'internal-error']);
    await lesson.settle();
    expect(ann.types).not.toContain('forecast-made');
    expect(await hall.forecast(1, { '#1': 10 })).toEqual({ ok: true, value: 4 });
    expect(ann.types.at(-1)).toBe('forecast-made');
  });

  it('closes when somebody else has written to its log', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    const other = await lesson.open();
    await other.forecast(1, { '#1': 10 });
    expect(await hall.forecast(2, { '#1': 10 })).toMatchObject({ ok: false, refusal: { code: 'internal-error' } });
    expect(lesson.lost).toBe(1);
  });

  it('takes nothing while it is held, and its time stands still', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    const { at } = hall.state;
    lesson.clock.advance(5_000);
    hall.hold(true);
    lesson.clock.advance(60_000);
    expect(await hall.forecast(1, { '#1': 10 })).toMatchObject({ refusal: { code: 'paused' } });
    expect(await hall.host(next)).toMatchObject({ refusal: { code: 'paused' } });
    hall.hold(false);
    await hall.forecast(1, { '#1': 10 });
    expect(hall.state.at).toBe(at + 5_000);
  });

  it('is over with a log that holds, and knows what everybody has won', async () => {
    const lesson = new Lesson();
    const hall = await asked(lesson);
    await hall.forecast(7, { '#1': 10 });
    for (let step = 0; step < 5; step++) await hall.host(next);
    expect(await hall.finish()).toMatchObject({ ok: true });
    expect(await hall.finish()).toEqual({ ok: true, value: null });
    expect(hall.finished).toBe(true);
    expect([...hall.results]).toEqual([[7, 24]]);
    expect(await hall.host(next)).toMatchObject({ refusal: { code: 'lecture-over' } });
    expect(verifyLecture(await lesson.log, { publicKey: publicKeyOf(KEY) })).toMatchObject({ ok: true });
  });

  it('can be held and finished all the same', async () => {
    const hall = await asked(new Lesson());
    hall.hold(true);
    expect(await hall.finish()).toMatchObject({ ok: true });
  });
});

describe('a lecture whose server was killed', () => {
  it('goes on from what is on the disk: forecasts, checkpoints, the log that holds', async () => {
    const lesson = new Lesson();
    const before = await asked(lesson);
    await before.forecast(1, { '#1': 81 });
    // decided, on its way, and never written
    const release = lesson.store.hold();
    void before.forecast(2, { '#1': 12 });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    lesson.store.failNext();
    release();
    await lesson.settle();

    const after = await lesson.open();
    const [ann, ben] = [listen(after, { student: 1 }), listen(after, { student: 2 })];
    expect(ann.types.at(-1)).toBe('forecast-made');
    expect(ben.types).not.toContain('forecast-made');
    expect(await after.forecast(2, { '#1': 12 })).toEqual({ ok: true, value: 5 });
    for (let step = 0; step < 5; step++) await after.host(next);
    await after.finish();
    expect([...after.results.keys()]).toEqual([1, 2]);
    expect(verifyLecture(await lesson.log)).toMatchObject({ ok: true });
  });

  it('is over when it was over', async () => {
    const lesson = new Lesson();
    await (await lesson.open()).finish();
    const again = await lesson.open();
    expect(again.finished).toBe(true);
    expect(listen(again, 'screen').types).toEqual(['finished']);
  });
});

describe('a script', () => {
  it('is asked for its faults before anything is begun', async () => {
    const bad = { runtime: '3.15', script: 'a = Node()\nb = q' } as const;
    expect(checkedScript(bad)).toMatchObject({
      ok: false,
      refusal: { code: 'bad-script', params: { line: 2, reason: 'python-error', name: 'NameError' } },
    });
    expect(checkedScript({ runtime: '3.15', script: 'if' })).toMatchObject({
      refusal: { code: 'bad-script', params: { line: 1, reason: 'line-unreadable', detail: 'syntax-error' } },
    });
    expect(checkedScript({ runtime: '3.15', script: '' })).toEqual({ ok: true, value: null });
    await expect(new Lesson().open({ script: 'b = q' })).rejects.toThrow('bad-script');
  });
});
