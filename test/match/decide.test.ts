import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/match/commands.ts';
import { MOVES_PER_CHECKPOINT } from '../../shared/match/decide.ts';
import type { Phase } from '../../shared/match/entries.ts';
import { tokensAt } from '../../shared/match/tokens.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

const cheap = scenarioText(['shelf = [Node(), Node(), Loud()]', 'album = {}'], {
  vocabulary: 'Node 1, list 2, gc.collect 5',
});
const table = (settings = {}) => new TestTable({ scenarios: { roommates: ROOMMATES }, settings });
const play = (text: string): Command => ({ type: 'play-line', seat: 0, text });

describe('a line in the build phase', () => {
  it.each([
    {
      when: 'it is no line of the language',
      text: 'for x in shelf: pass',
      code: 'line-unreadable',
      params: { reason: 'not-in-language' },
    },
    { when: 'it is not Python', text: 'a = = b', code: 'line-unreadable', params: { reason: 'syntax-error' } },
    { when: 'its feature is not in play', text: 'a = {}', code: 'not-in-play', params: { feature: 'dict' } },
    {
      when: 'its inner feature is not in play',
      text: 'a = [Loud()]',
      code: 'not-in-play',
      params: { feature: 'Loud' },
    },
    { when: 'it costs too much', text: 'gc.collect()', code: 'too-few-tokens', params: { cost: 5, tokens: 4 } },
    {
      when: 'its parts together cost too much',
      text: 'a = [Node(), Node(), [Node()]]',
      code: 'too-few-tokens',
      params: { cost: 7, tokens: 4 },
    },
    {
      when: 'a name is not there',
      text: 'a = q',
      code: 'python-error',
      params: { name: 'NameError', message: "name 'q' is not defined" },
    },
    {
      when: 'it would do something before it raises',
      text: 'zz.left = Node()',
      code: 'python-error',
      params: { name: 'NameError', message: "name 'zz' is not defined" },
    },
    {
      when: 'an index is out of range',
      text: 'a = shelf[7]',
      code: 'python-error',
      params: { name: 'IndexError', message: 'list index out of range' },
    },
  ])('is refused when $when, and nothing changes', ({ text, code, params }) => {
    const at = new TestTable({ scenarios: { cheap } }).begin().until('build');
    const before = { ...at.state, digest: at.state.machine.digest() };
    expect(at.refused(play(text))).toMatchObject({ code, params });
    expect({ ...at.state, digest: at.state.machine.digest() }).toEqual(before);
  });

  it('is logged in its one spelling', () => {
    const at = table().begin().until('build');
    expect(at.line(0, 'a   =  shelf [ 0 ]  # mine')).toMatchObject([{ type: 'moved', line: 'a = shelf[0]', by: 0 }]);
  });

  it('runs in its own frame: one sees the shared names, and no one else sees what one binds', () => {
    const at = table().begin().until('build');
    at.line(0, 'a = shelf[0]');
    expect(at.refused({ type: 'play-line', seat: 1, text: 'b = a' })).toMatchObject({ code: 'python-error' });
    at.line(1, 'shelf[0].gift = shelf[2]');
    at.line(0, 'mine = a.gift');
  });

  it('is paid for, and tokens come back', () => {
    const at = table().begin().until('build');
    const tokens = () => tokensAt(at.state.seats[0]?.tokens ?? { milliTokens: 0, at: 0 }, at.now, at.header.settings);
    expect(tokens()).toBe(4);
    at.line(0, 'a = [Node(), Node()]');
    expect(tokens()).toBe(1);
    at.line(0, 'b = a');
    expect(at.refused(play('c = a'))).toEqual({ code: 'too-few-tokens', params: { cost: 1, tokens: 0 } });
    at.now += 4000;
    expect(tokens()).toBe(1);
    at.line(0, 'c = a');
    expect(at.state.seats[1]?.tokens.milliTokens).toBe(4000);
  });

  it(`brings a checkpoint with the ${MOVES_PER_CHECKPOINT}th`, () => {
    const at = table({ tokensAtStart: 100, tokensAtMost: 100 }).begin().until('build');
    for (let move = 1; move < MOVES_PER_CHECKPOINT; move++)
      expect(at.line(move % 2, `a${move} = shelf`)).toHaveLength(1);
    const [, checkpoint] = at.line(0, 'last = shelf');
    expect(checkpoint).toMatchObject({ type: 'checkpointed', digest: at.state.machine.digest(), by: 'server' });
    expect(at.line(0, 'more = shelf')).toHaveLength(1);
  });
});

describe('what may be done when', () => {
  const commands: Record<string, Command> = {
    'play-line': play('a = shelf'),
    forecast: { type: 'forecast', seat: 0, values: {} },
    ready: { type: 'ready', seat: 0 },
  };
  it.each([
    ['briefing', ['ready']],
    ['build', ['play-line', 'ready']],
    ['predict', ['forecast', 'ready']],
    ['peer', ['forecast', 'ready']],
    ['bell', []],
    ['collect', ['ready']],
    ['reveal', ['ready']],
  ] as [Phase, string[]][])('%s: %j', (phase, allowed) => {
    for (const [name, command] of Object.entries(commands)) {
      const answer = table({ peerSeconds: 10 }).begin().until(phase).ask(command);
      const refusal = 'refusal' in answer ? answer.refusal : null;
      expect(refusal, name).toEqual(allowed.includes(name) ? null : { code: 'wrong-phase', params: { phase } });
    }
  });

  it('nothing before the match, nothing after', () => {
    const at = table();
    for (const command of Object.values(commands)) expect(at.refused(command)).toMatchObject({ code: 'not-started' });
    at.begin().finish();
    for (const command of Object.values(commands)) expect(at.refused(command)).toMatchObject({ code: 'match-over' });
    expect(at.refused({ type: 'begin' })).toMatchObject({ code: 'match-over' });
    expect(at.do({ type: 'tick' })).toEqual([]);
  });

  it('a match begins once', () => {
    expect(table().begin().refused({ type: 'begin' })).toMatchObject({ code: 'table-started' });
  });

  it('only seats that there are', () => {
    const at = table().begin().until('build');
    for (const type of ['ready', 'drop-out', 'return'] as const) {
      expect(at.refused({ type, seat: 5 })).toEqual({ code: 'no-such-seat', params: { seat: 5 } });
    }
  });

  it('ready once a phase', () => {
    const at = table().begin();
    at.ready(0);
    expect(at.refused({ type: 'ready', seat: 0 })).toMatchObject({ code: 'already-ready' });
    at.tick();
    at.ready(0);
  });
});

describe('the end of a phase', () => {
  it('comes when its time is up, not before', () => {
    const at = table().begin();
    at.now = 24_999;
    expect(at.do({ type: 'tick' })).toEqual([]);
    at.now = 25_000;
    expect(at.do({ type: 'tick' }).map(({ type }) => type)).toEqual(['checkpointed', 'phase-started']);
    expect(at.phase).toBe('build');
  });

  it('comes when everybody is ready', () => {
    const at = table().begin();
    at.ready(0);
    expect(at.do({ type: 'tick' })).toEqual([]);
    at.ready(1);
    at.do({ type: 'tick' });
    expect(at.phase).toBe('build');
  });

  it('does not wait for who has dropped out, but does again when they are back', () => {
    const at = table().begin();
    expect(at.do({ type: 'drop-out', seat: 1 })).toMatchObject([{ type: 'bot-stepped-in', seat: 1, by: 'server' }]);
    expect(at.do({ type: 'drop-out', seat: 1 })).toEqual([]);
    at.ready(0);
    at.do({ type: 'tick' });
    expect(at.phase).toBe('build');
    expect(at.do({ type: 'return', seat: 1 })).toMatchObject([{ type: 'player-returned', seat: 1 }]);
    expect(at.do({ type: 'return', seat: 1 })).toEqual([]);
    at.ready(0);
    expect(at.do({ type: 'tick' })).toEqual([]);
  });

  it('waits for who is back, even if the bot in their seat was ready', () => {
    const at = table().begin();
    at.do({ type: 'drop-out', seat: 1 });
    at.ready(1);
    at.do({ type: 'return', seat: 1 });
    at.ready(0);
    expect(at.do({ type: 'tick' })).toEqual([]);
    at.ready(1);
    at.do({ type: 'tick' });
    expect(at.phase).toBe('build');
  });

  it('waits for its time when everybody has dropped out', () => {
    const at = table().begin();
    at.do({ type: 'drop-out', seat: 0 });
    at.do({ type: 'drop-out', seat: 1 });
    expect(at.do({ type: 'tick' })).toEqual([]);
    at.tick();
    expect(at.phase).toBe('build');
  });

  it('gives time in whole ms that never falls', () => {
    const at = table();
    at.now = 10.7;
    at.begin();
    at.now = 3;
    const [entry] = at.ready(0);
    expect(entry?.at).toBe(10);
    expect(at.state.stage).toMatchObject({ startedAt: 10, until: 25_010 });
  });
});
