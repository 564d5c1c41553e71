import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { LectureCommand } from '../../../shared/lecture/commands.ts';
import type { LectureEntry } from '../../../shared/lecture/entries.ts';
import { type LectureViewer, viewLectureEntry } from '../../../shared/lecture/view-lecture.ts';
import { MadeUpClass } from '../../lecture/made-up-class.ts';
import type { Request } from '../connection.ts';
import { FakeClock } from '../fake-clock.ts';
import { LecturePlace } from './lecture-place.ts';
import { countingOwn, LectureSheets, ownForecast } from './lecture-sheets.ts';
import { openLectureStage } from './lecture-stage.ts';
import { nextStep } from './next-step.ts';

const SCRIPT = [
  'a = Node()',
  '# say: One alone.',
  'a.next = a',
  '# forecast: a',
  '# peer',
  'del a',
  'gc.collect()',
  '# reveal',
  'b = Node()',
].join('\n');

/** A device in a lecture. */
class Device {
  readonly clock = new FakeClock();
  readonly lesson = new MadeUpClass(SCRIPT);
  readonly asked: Request[] = [];
  readonly place: LecturePlace;
  readonly viewer: LectureViewer;

  constructor(viewer: LectureViewer, guided = false) {
    this.viewer = viewer;
    this.place = new LecturePlace({
      clock: this.clock,
      guided: signal(guided),
      ask: async (request) => {
        this.asked.push(request);
        return { type: 'done', seq: null };
      },
    });
    this.welcome();
  }

  welcome(): void {
    this.place.hear(this.lesson.view(this.viewer));
  }

  /** Does it, and lets the device hear of it. */
  say(command: LectureCommand): this {
    const said = this.lesson.ask(command);
    if (!said.ok) throw new Error(said.refusal.code);
    this.place.hear({ t: 'lecture-entries', entries: this.seen(said.value) });
    return this;
  }

  next(times = 1): this {
    for (let time = 0; time < times; time++) this.say({ type: 'next' });
    return this;
  }

  seen(entries: readonly LectureEntry[]): readonly LectureEntry[] {
    return entries.flatMap((entry) => viewLectureEntry(entry, this.viewer) ?? []);
  }

  get model() {
    return this.place.lecture.peek() ?? expect.fail('no lecture');
  }

  get state() {
    return this.model.state.peek();
  }
}

describe('a lecture on a device', () => {
  it('follows line by line, and tells of each', () => {
    const device = new Device('screen');
    const told: string[] = [];
    device.model.listen(({ text }) => told.push(text));
    device.next(3);
    expect(told).toEqual(['a = Node()', 'a.next = a']);
    expect(device.state.note).toEqual({ en: 'One alone.', zh: 'One alone.' });
    expect(device.model.picture.peek().objects.map(({ label }) => label)).toEqual(['#1']);
    expect(device.model.script).toBeNull();
  });

  it('comes late to what everybody else sees', () => {
    const early = new Device({ student: 1 }).next(4);
    early.say({ type: 'forecast', student: 1, values: { '#1': 30 } });
    const late = new Device({ student: 1 });
    const equalsEarly = () => {
      expect(late.state).toEqual({ ...early.state, machine: late.state.machine });
      expect(late.state.machine.digest()).toBe(early.state.machine.digest());
    };
    late.place.hear(early.lesson.view({ student: 1 }));
    equalsEarly();
    late.place.dispose();
    late.place.hear(early.lesson.view({ student: 1 }));
    equalsEarly();
  });

  it('goes on from where it was when it comes back, and takes nothing twice', () => {
    const device = new Device('screen').next(2);
    const { model } = device;
    device.lesson.ask({ type: 'next' });
    device.welcome();
    device.welcome();
    expect(device.model).toBe(model);
    expect(device.state.program.map(({ text }) => text)).toEqual(['a = Node()', 'a.next = a']);
  });

  it('knows why things died as the heap stood then, whatever runs afterwards', () => {
    const device = new Device('screen').next(5).say({ type: 'next' }).next(3);
    expect(device.model.proofs.peek().get('#1')).toMatchObject({ type: 'collected' });
    device.next();
    expect(device.state.program.at(-1)?.text).toBe('b = Node()');
    expect(device.model.proofs.peek().get('#1')).toMatchObject({ type: 'collected' });
  });

  it('asks for a whole copy when its heap is another one, and goes on with that', () => {
    const device = new Device('screen').next(2);
    const broken = device.model;
    const { seq } = device.state;
    device.place.hear({
      t: 'lecture-entries',
      entries: [{ type: 'checkpointed', digest: 'another', seq: seq + 1, at: 0, by: 'server' }],
    });
    expect(device.asked).toEqual([{ t: 'disagree', seq: seq + 1 }]);
    device.welcome();
    expect(device.model).not.toBe(broken);
    expect(device.place.copy.awaited).toBe(false);
    device.next();
    expect(device.state.program).toHaveLength(2);
  });

  it('is over for whoever is sent elsewhere', () => {
    const device = new Device('screen').next();
    device.place.hear({ t: 'lecture-left' });
    expect(device.place.lecture.peek()).toBeNull();
  });

  it('goes through a collection step by step where it is to, until something is revealed', () => {
    const device = new Device('screen', true).next(5).next(3);
    expect(device.state.program.at(-1)?.text).toBe('gc.collect()');
    expect(device.model.watching.peek()).toBe(true);
    expect(device.model.guide.peek()?.beats.length).toBeGreaterThan(4);
    device.next();
    expect(device.model.watching.peek()).toBe(false);
    expect(new Device('screen').next(8).model.guide.peek()).toBeNull();
  });

  it('marks in the arena what is asked about, until the next line after the answer', () => {
    const device = new Device('host').next(3);
    const stage = openLectureStage(device.model, signal(1));
    const marked = () => [...stage.view().marks.values()].flat();
    expect(marked()).toEqual([]);
    device.next();
    expect(marked()).toEqual(['stake']);
    device.say({ type: 'close-forecasts' }).say({ type: 'run-line', text: 'c = 1' });
    expect(marked()).toEqual(['stake']);
  });
});

describe("a host's device", () => {
  it('knows the script, and what comes next', () => {
    const device = new Device('host');
    const script = device.model.script ?? expect.fail('no script');
    const next = () => nextStep(device.state, script);
    expect(next()).toMatchObject({ type: 'step', step: { type: 'line', text: 'a = Node()' } });
    device.next(4);
    expect(next()).toMatchObject({ type: 'step', step: { type: 'peer' } });
    device.next();
    expect(next()).toEqual({ type: 'show' });
    device.next(5);
    expect(next()).toEqual({ type: 'end' });
  });

  it('hears how far the class is, and what it says', () => {
    const device = new Device('host').next(4);
    device.lesson.forecast(5);
    device.place.hear(device.lesson.progress(9, true));
    expect(device.place.progress.peek()).toMatchObject({ forecasts: 5, students: 9, distribution: [{ count: 5 }] });
  });

  it('asks over its connection', async () => {
    const device = new Device('host');
    await device.place.host({ do: 'lecture-next' });
    expect(device.asked).toEqual([{ t: 'host', action: { do: 'lecture-next' } }]);
  });
});

describe("a student's sheet", () => {
  it('is saved by itself, and the second pass goes on from the first', async () => {
    const device = new Device({ student: 1 }).next(3);
    const sheets = new LectureSheets({ clock: device.clock, send: (values) => device.place.forecast(values) });
    expect(sheets.sheet(device.state)).toBeNull();
    device.next();
    const sheet = sheets.sheet(device.state) ?? expect.fail('no sheet');
    sheet.set('#1', 70);
    device.clock.pass(1_000);
    expect(device.asked).toEqual([{ t: 'forecast', values: { '#1': 70 } }]);
    device.say({ type: 'forecast', student: 1, values: { '#1': 70 } });
    expect(sheets.sheet(device.state)).toBe(sheet);

    device.next();
    const second = sheets.sheet(device.state) ?? expect.fail('no sheet');
    expect(second).not.toBe(sheet);
    expect(second.chosen.peek()).toEqual({ '#1': 70 });
    const [checkpoint] = device.state.checkpoints;
    if (checkpoint === undefined) throw new Error('nothing is asked');
    expect(ownForecast(checkpoint, 2)).toBeNull();
    expect(countingOwn(checkpoint)).toEqual({ '#1': 70 });
    sheets.dispose();
  });

  it('is sent at once when the page goes', () => {
    const device = new Device({ student: 1 }).next(4);
    const sheets = new LectureSheets({ clock: device.clock, send: (values) => device.place.forecast(values) });
    sheets.sheet(device.state)?.set('#1', 70);
    sheets.save();
    expect(device.asked).toHaveLength(1);
    sheets.dispose();
  });
});
