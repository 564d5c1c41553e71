import { beforeEach, describe, expect, it } from 'vitest';
import type { Forecast } from '../../shared/match/entries.ts';
import type { Answer } from './connection.ts';
import { FakeClock } from './fake-clock.ts';
import { ForecastDesk } from './forecast-desk.ts';
import { ForecastSheet } from './forecast-sheet.ts';
import { ScriptedMatch } from './scripted-match.ts';

const DONE: Answer = { type: 'done', seq: 7 };

let clock: FakeClock;
let sent: Forecast[];
let answers: ((answer: Answer) => void)[];

const send = (values: Forecast): Promise<Answer> => {
  sent.push(values);
  return new Promise((resolve) => answers.push(resolve));
};

async function answer(given: Answer = DONE): Promise<void> {
  answers.shift()?.(given);
  // the sheet goes on in the promise's wake
  await Promise.resolve();
  await Promise.resolve();
}

function openSheet(until = 60_000): ForecastSheet {
  return new ForecastSheet({ clock, send, left: () => until - clock.now() });
}

beforeEach(() => {
  clock = new FakeClock();
  sent = [];
  answers = [];
});

describe('ForecastSheet', () => {
  it('saves what was moved once the slider has rested, and only that', async () => {
    const sheet = openSheet();
    expect(sheet.state.value).toBe('none');
    sheet.set('#1', 120);
    clock.pass(900);
    sheet.set('#2', 0.2);
    clock.pass(900);
    expect([sent, sheet.state.value]).toEqual([[], 'saving']);
    clock.pass(100);
    expect([sent, sheet.state.value]).toEqual([[{ '#1': 99, '#2': 1 }], 'saving']);
    await answer();
    expect(sheet.state.value).toBe('saved');
    sheet.set('#2', 5);
    clock.pass(1_000);
    expect(sent.at(-1)).toEqual({ '#2': 5 });
    expect(sheet.chosen.value).toEqual({ '#1': 99, '#2': 5 });
  });

  it('sends at once when asked to, nothing twice and nothing that is not moved', async () => {
    const sheet = openSheet();
    expect(await sheet.save()).toBeNull();
    sheet.set('#1', 80);
    void sheet.save();
    void sheet.save();
    sheet.set('#1', 20);
    void sheet.save();
    expect(sent).toEqual([{ '#1': 80 }, { '#1': 20 }]);
    await answer();
    expect(sheet.state.value).toBe('saving');
    await answer();
    expect(sheet.state.value).toBe('saved');
    clock.pass(60_000);
    expect(sent).toHaveLength(2);
  });

  it('does not wait for a rest in the last moments, and keeps to the rate', () => {
    const sheet = openSheet(2_000);
    for (let moved = 0; moved < 15; moved++) {
      sheet.set('#1', 10 + moved);
      clock.pass(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.length).toBeLessThanOrEqual(5);
  });

  it.each<[string, Answer, number]>([
    ['was not sent', { type: 'unsent' }, 2],
    ['may have been lost', { type: 'lost' }, 2],
    ['came too fast', { type: 'refused', refusal: { code: 'too-fast', params: {} } }, 2],
    ['came too late', { type: 'refused', refusal: { code: 'wrong-phase', params: {} } }, 1],
  ])('tries again where that may help, what %s', async (_what, given, times) => {
    const sheet = openSheet();
    sheet.set('#1', 80);
    clock.pass(1_000);
    await answer(given);
    expect([sheet.state.value, sheet.failure.value]).toEqual(['failed', given]);
    clock.pass(2_000);
    expect(sent).toHaveLength(times);
    await answer();
    expect(sheet.state.value).toBe(times === 2 ? 'saved' : 'failed');
  });

  it('says nothing more once the pass is over', async () => {
    const sheet = openSheet();
    sheet.set('#1', 80);
    void sheet.save();
    sheet.set('#1', 81);
    sheet.dispose();
    await answer({ type: 'unsent' });
    clock.pass(10_000);
    expect(sent).toEqual([{ '#1': 80 }]);
  });

  it('goes on in the second pass from what was said in the first, without saying it again', () => {
    const first = { '#1': 80, '#2': 30 } as const;
    const second = openSheet();
    second.restore({ forecasts: { 1: first, 2: null } }, 2);
    expect([second.chosen.value, second.state.value]).toEqual([first, 'none']);
    second.set('#2', 60);
    void second.save();
    expect(sent).toEqual([{ '#2': 60 }]);
    const back = openSheet();
    back.restore({ forecasts: { 1: first, 2: { '#1': 20 } } }, 2);
    expect([back.chosen.value, back.state.value]).toEqual([{ '#1': 20, '#2': 30 }, 'saved']);
  });
});

describe('ForecastDesk', () => {
  const inPredict = () => {
    const match = new ScriptedMatch().toBuild();
    match.next();
    return match;
  };
  const open = () => new ForecastDesk({ clock, send, now: () => clock.now() });

  it('keeps one sheet for a pass, whatever is folded meanwhile', () => {
    const match = inPredict();
    const desk = open();
    const sheet = desk.sheet(match.state, 0);
    const [stake = '#1'] = match.state.round?.stakes ?? [];
    sheet.set(stake, 70);
    match.do({ type: 'forecast', seat: 1, values: { [stake]: 20 } });
    expect(desk.sheet(match.state, 0)).toBe(sheet);
    desk.save();
    expect(sent).toEqual([{ [stake]: 70 }]);
  });

  it('shows after a reload what the log holds', () => {
    const match = inPredict();
    const [stake = '#1'] = match.state.round?.stakes ?? [];
    match.do({ type: 'forecast', seat: 0, values: { [stake]: 70 } });
    const sheet = open().sheet(match.state, 0);
    expect([sheet.chosen.value, sheet.state.value]).toEqual([{ [stake]: 70 }, 'saved']);
  });

  it('leaves a sheet behind with its pass', () => {
    const match = inPredict();
    const desk = open();
    desk.sheet(match.state, 0).set('#1', 70);
    desk.dispose();
    desk.save();
    clock.pass(5_000);
    expect(sent).toEqual([]);
  });
});
