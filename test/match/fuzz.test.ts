/** Matches of players who do anything at any time: whatever they do, the rules hold, and a failing seed is its name. */
import { describe, expect, it } from 'vitest';
import type { Label } from '../../shared/heap/picture.ts';
import type { Command } from '../../shared/match/commands.ts';
import { dueAt } from '../../shared/match/decide.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { formatLog } from '../../shared/match/log.ts';
import { type Random, randomFor } from '../../shared/match/random.ts';
import { REFUSAL_CODES } from '../../shared/match/refusals.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { milliTokensAt } from '../../shared/match/tokens.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { publicHeader, viewEntry, viewState } from '../../shared/match/view.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

const NEST = scenarioText(
  ['nest = [Phoenix(), Grump(), Node()]', 'nest[0].egg = Node()', 'nest[2].self = nest[2]', 'box = {Node(), Node()}'],
  { truck: 2, runtime: '3.8', contracts: 'keep, free, truck, witness, phoenix' },
);

const LINES = [
  ...['a = Node()', 'b = [a, Loud()]', 'c = Phoenix()', 'a.next = a', 'a.b = b', 'b[0] = c', 'd = (a, b)', 'e = {a}'],
  ...[
    'del a',
    'del b',
    'c = None',
    'x = shelf[0]',
    'del shelf[0]',
    'shelf.append(a)',
    "album['k1'] = a",
    "del album['k1']",
  ],
  ...['nest.pop()', 'nest.append(a)', 'box.clear()', 'nest[0].egg = nest', 'graveyard.clear()', 'registry.append(a)'],
  ...[
    'w = weakref.ref(a, watcher)',
    'y = w()',
    'weakref.finalize(a, released)',
    "weakcache['k1'] = a",
    'h = closure(a)',
  ],
  ...[
    'g = generator(b)',
    'f = capture(a)',
    'a.touch',
    'cached(a)',
    'gc.collect(0)',
    'gc.freeze()',
    'sys.getrefcount(a)',
  ],
  ...[
    'gc.disable()',
    'for i in a: pass',
    'q = zz',
    '1',
    '',
    'a..b',
    'a = shelf[99]',
    `a = [${'Node(), '.repeat(9)}Node()]`,
  ],
];

function anyCommand(random: Random, { round, seats }: MatchState): Command {
  const seat = random.below(seats.length + (random.below(40) === 0 ? 1 : 0));
  const stakes: readonly Label[] = round?.stakes ?? [];
  const values = Object.fromEntries(
    [...stakes, '#1' as const].filter(() => random.below(3) === 0).map((label) => [label, random.below(102)]),
  );
  return random.pick<() => Command>([
    ...Array(9).fill(() => ({ type: 'play-line', seat, text: random.pick(LINES) })),
    () => ({ type: 'forecast', seat, values }),
    () => ({
      type: 'forecast',
      seat,
      values: Object.fromEntries(stakes.map((label) => [label, 1 + random.below(99)])),
    }),
    () => ({ type: 'ready', seat }),
    () => ({ type: random.pick(['drop-out', 'return', 'return']), seat }),
    () => ({ type: 'tick' }),
    () => ({ type: 'begin' }),
  ])();
}

/** Tries this and that until the match is over; every command is answered. */
function playAnything(seed: string): TestTable {
  const random = randomFor(seed, 'fuzz');
  const at = new TestTable({
    scenarios: { roommates: ROOMMATES, nest: NEST },
    seats: 1 + random.below(4),
    seed,
    settings: { peerSeconds: random.below(2) * 20, buildSeconds: 60, secondsPerToken: random.below(4) },
  });
  at.begin();
  while (at.state.stage.type !== 'finished') {
    const answer = at.ask(anyCommand(random, at.state));
    if ('refusal' in answer) expect(REFUSAL_CODES).toContain(answer.refusal.code);
    at.now += random.below(1500);
    if (random.below(50) === 0) at.now = dueAt(at.state) ?? at.now;
    if (at.now >= (dueAt(at.state) ?? Number.POSITIVE_INFINITY)) at.do({ type: 'tick' });
  }
  return at;
}

const seen = ({ machine, ...state }: MatchState) => ({ ...state, digest: machine.digest() });

describe.each(Array.from({ length: 12 }, (_, index) => `anything ${index}`))('a match of the seed %s', (seed) => {
  const at = playAnything(seed);

  it('comes to an end with a log that holds', () => {
    const verdict = verifyLog(formatLog(at.log()));
    expect(verdict).toMatchObject({ ok: true });
    expect(at.entries.length).toBeGreaterThan(20);
  });

  it('is in the eyes of each viewer what their entries fold to, and nobody ever owes tokens', () => {
    const viewer = { seat: 0 };
    let whole = startMatch(at.header);
    let own = startMatch(publicHeader(at.header));
    for (const entry of at.entries) {
      whole = evolve(whole, entry);
      own = evolve(own, JSON.parse(JSON.stringify(viewEntry(entry, viewer))) as Entry);
      for (const { tokens } of whole.seats) {
        expect(milliTokensAt(tokens, entry.at, at.header.settings)).toBeGreaterThanOrEqual(0);
      }
      if (entry.type === 'moved' || entry.type === 'readied') continue;
      expect(seen(own)).toEqual(seen(viewState(whole, viewer)));
    }
  });

  it('gives points by what is revealed, and their sums at the end', () => {
    const results = at.entries.flatMap((entry) => (entry.type === 'revealed' ? [entry.results] : []));
    const last = at.entries.at(-1);
    expect(results).toHaveLength(2);
    for (const total of last?.type === 'finished' ? last.totals : expect.fail('not finished')) {
      const own = results.flatMap((round) => round.filter(({ seat }) => seat === total.seat));
      expect(total.forecastPoints).toBe(own.reduce((sum, { forecastPoints }) => sum + forecastPoints, 0));
      expect(total.contractPoints).toBe(own.reduce((sum, { contractPoints }) => sum + contractPoints, 0));
    }
  });
});
