/** What a host can do to a match that is on: move the end of a phase, and let somebody in who came late. */
import { describe, expect, it } from 'vitest';
import { formatLog } from '../../shared/match/log.ts';
import { MAX_FORECASTERS } from '../../shared/match/settings.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { viewEntry } from '../../shared/match/view.ts';
import { ROOMMATES } from './scenarios.ts';
import { TestTable } from './table.ts';

const table = (settings = {}) => new TestTable({ scenarios: { roommates: ROOMMATES }, settings }).begin();
const stakeOf = (at: TestTable) => at.state.round?.stakes[0] ?? expect.fail('no stakes');

describe('a phase whose end is moved', () => {
  it('lasts longer', () => {
    const at = table().until('build');
    at.now += 1_000;
    const { stage } = at.state;
    const until = stage.type === 'phase' ? stage.until + 30_000 : 0;
    expect(at.do({ type: 'retime', until })).toMatchObject([{ type: 'phase-retimed', until, by: 'server' }]);
    at.tick();
    expect([at.phase, at.now]).toEqual(['predict', until]);
  });

  it('ends at once when the moment has come', () => {
    const at = table().until('build');
    at.now += 5_000;
    expect(at.do({ type: 'retime', until: 0 })).toMatchObject([{ until: at.now }]);
    const now = at.now;
    at.tick();
    expect([at.phase, at.now]).toEqual(['predict', now]);
  });

  it('is none before the match, none after it, and none that ends where it did', () => {
    const waiting = new TestTable({ scenarios: { roommates: ROOMMATES } });
    expect(waiting.refused({ type: 'retime', until: 9 })).toMatchObject({ code: 'not-started' });
    const at = waiting.begin();
    const { stage } = at.state;
    expect(at.do({ type: 'retime', until: stage.type === 'phase' ? stage.until : 0 })).toEqual([]);
    at.finish();
    expect(at.refused({ type: 'retime', until: 9 })).toMatchObject({ code: 'match-over' });
  });
});

describe('a match that does not end phases early', () => {
  it('waits for the time, however ready everybody is', () => {
    const at = table({ endsWhenReady: false });
    at.ready(0);
    at.ready(1);
    expect(at.do({ type: 'tick' })).toEqual([]);
    expect(at.phase).toBe('briefing');
    at.tick();
    expect(at.phase).toBe('build');
  });
});

describe('somebody who comes late', () => {
  it('forecasts with the others and is scored, without a frame, lines or contracts', () => {
    const at = table().until('build');
    expect(at.do({ type: 'join-late', name: 'Late' })).toMatchObject([
      { type: 'forecaster-joined', seat: 2, name: 'Late', by: 'server' },
    ]);
    expect(at.refused({ type: 'play-line', seat: 2, text: 'a = shelf[0]' })).toEqual({
      code: 'forecasts-only',
      params: {},
    });
    at.until('predict');
    at.forecast(2, { [stakeOf(at)]: 99 });
    at.until('reveal');
    expect(at.state.round?.revealed?.results.map(({ seat }) => seat)).toEqual([0, 1, 2]);
    const own = at.state.seats[2];
    expect(own).toMatchObject({ forecaster: true, contracts: [], contractPoints: 0 });
    expect(Math.abs(own?.forecastPoints ?? 0)).toBeGreaterThan(0);
    expect(at.state.round?.program.filter(({ by }) => typeof by === 'object').map(({ by }) => by)).toEqual([
      { bell: 0 },
      { bell: 1 },
    ]);
    expect(verifyLog(formatLog(at.finish().log()))).toMatchObject({ ok: true });
  });

  it('keeps the table from nothing that is not theirs, and is waited for when all forecast', () => {
    const at = table();
    at.do({ type: 'join-late', name: 'Late' });
    at.ready(0);
    at.ready(1);
    at.do({ type: 'tick' });
    expect(at.phase).toBe('build');
    at.until('predict');
    at.ready(0);
    at.ready(1);
    expect(at.do({ type: 'tick' })).toEqual([]);
    at.ready(2);
    at.do({ type: 'tick' });
    expect(at.phase).toBe('bell');
  });

  it('keeps what they say to themselves until the reveal', () => {
    const at = table();
    at.do({ type: 'join-late', name: 'Late' });
    at.until('predict');
    const [entry] = at.forecast(2, { [stakeOf(at)]: 12 });
    if (entry === undefined) return expect.fail('no entry');
    expect(viewEntry(entry, { seat: 0 })).toMatchObject({ values: null });
    expect(viewEntry(entry, { seat: 2 })).toMatchObject({ values: { [stakeOf(at)]: 12 } });
  });

  it('stays a forecaster in the rounds that follow in the same match', () => {
    const at = new TestTable({ scenarios: { one: ROOMMATES, two: ROOMMATES } }).begin();
    at.do({ type: 'join-late', name: 'Late' });
    at.until('reveal').until('briefing');
    expect(at.state.round?.index).toBe(1);
    expect(at.state.seats.map(({ contracts }) => contracts.length > 0)).toEqual([true, true, false]);
    expect(verifyLog(formatLog(at.finish().log()))).toMatchObject({ ok: true });
  });

  it('comes too late once the bell has rung, and finds no room where too many have come', () => {
    const at = table();
    for (let number = 0; number < MAX_FORECASTERS; number++) at.do({ type: 'join-late', name: `Late ${number}` });
    expect(at.refused({ type: 'join-late', name: 'Later' })).toMatchObject({ code: 'table-full' });
    const late = table().until('bell');
    expect(late.refused({ type: 'join-late', name: 'Late' })).toEqual({
      code: 'wrong-phase',
      params: { phase: 'bell' },
    });
    expect(late.finish().refused({ type: 'join-late', name: 'Late' })).toMatchObject({ code: 'match-over' });
  });
});
