import { describe, expect, it } from 'vitest';
import type { Label } from '../heap/picture.ts';
import { BELIEF_IDS, type BeliefId } from './belief.ts';
import { type Answer, type DisputedAnswer, type Evidence, NO_EVIDENCE, sumEvidence } from './evidence.ts';
import { CLAIM, judge, LEAST_MATTERS, standingOf } from './judge.ts';
import { aliveShare } from './noise.ts';
import { weightOf } from './weight.ts';

/** Stakes that die although the belief has them live, each a matter of its own, and what was said of them. */
function disputed(percents: readonly number[], rounds = 3, from = 0): DisputedAnswer[] {
  return percents.map((percent, i) => ({
    round: String(i % rounds),
    stake: `#${from + i}` as Label,
    percent,
    truth: false,
    matter: i,
    reason: null,
  }));
}

/** Stakes of which both say that they die, and what was said of them. */
function agreed(percents: readonly number[]): Answer[] {
  return percents.map((percent, i) => ({ round: String(i % 3), stake: `#${100 + i}` as Label, percent, truth: false }));
}

/** Someone who sees well what dies, where there is nothing to dispute. */
const SEES = agreed(Array(12).fill(5));

function evidence(by: Partial<Record<BeliefId, DisputedAnswer[]>>, checks: readonly Answer[] = SEES): Evidence {
  return Object.fromEntries(
    BELIEF_IDS.map((id) => [id, { disputed: by[id] ?? [], agreed: checks }]),
  ) as unknown as Evidence;
}

const times = (count: number, percent: number): number[] => Array(count).fill(percent);

describe('how people speak', () => {
  it('says nothing of the mind at 50, and the same of both minds in a mirror', () => {
    expect(aliveShare(50)).toBe(0.5);
    for (let percent = 1; percent <= 99; percent++)
      expect(aliveShare(percent) + aliveShare(100 - percent)).toBeCloseTo(1, 12);
  });

  it('says more the surer it is said, up to nine in ten', () => {
    for (let percent = 2; percent <= 99; percent++) {
      expect(aliveShare(percent)).toBeGreaterThanOrEqual(aliveShare(percent - 1));
    }
    expect(aliveShare(99)).toBe(0.9);
    expect(aliveShare(1)).toBeCloseTo(0.1, 12);
  });
});

describe('a weight', () => {
  it('is log 1.8 for each sure answer on the belief’s side, against a coin', () => {
    // twelve checks rule a leaning out all but wholly
    expect(weightOf({ disputed: disputed([90, 90]), agreed: SEES })).toBeCloseTo(2 * Math.log(1.8), 1);
  });

  it('is log 1/9 for each sure answer on the truth’s side: whoever knows fits better than a coin', () => {
    expect(weightOf({ disputed: disputed([10, 10]), agreed: SEES })).toBeCloseTo(2 * Math.log(1 / 9), 10);
  });

  it('is nothing where 50 was said', () => {
    expect(weightOf({ disputed: disputed(times(20, 50)), agreed: SEES })).toBeCloseTo(0, 10);
  });

  it('never comes from sureness: whoever is right and wrong by turns loses weight', () => {
    expect(weightOf({ disputed: disputed([99, 1, 99, 1]), agreed: SEES })).toBeLessThan(-1);
  });

  it('counts two answers on one matter as one', () => {
    const apart = disputed([90, 90]);
    const together = apart.map((answer) => ({ ...answer, round: '0', matter: 0 }));
    const [one, two] = [weightOf({ disputed: together, agreed: SEES }), weightOf({ disputed: apart, agreed: SEES })];
    expect(one / two).toBeCloseTo(1 / 2, 1);
  });

  it('is small for who says the same to everything', () => {
    expect(weightOf({ disputed: disputed(times(30, 95)), agreed: agreed(times(12, 95)) })).toBeLessThan(0.5);
    // nor is much said where nothing tells whether they do
    expect(weightOf({ disputed: disputed(times(30, 95)), agreed: [] })).toBeLessThan(CLAIM);
  });

  it('adds over rounds as the answers do', () => {
    const one = evidence({ 'del-frees': disputed(times(3, 90), 1) });
    const two = evidence({ 'del-frees': disputed(times(3, 90), 1).map((answer) => ({ ...answer, round: 'other' })) });
    const sum = sumEvidence([one, two]);
    expect(sum['del-frees'].disputed).toHaveLength(6);
    // a little more than twice as much: the checks add up, too, and leave less to a leaning
    const twice = 2 * weightOf(one['del-frees']);
    expect(weightOf(sum['del-frees'])).toBeGreaterThanOrEqual(twice);
    expect(weightOf(sum['del-frees'])).toBeLessThan(twice + 0.2);
    expect(sumEvidence([])).toEqual(NO_EVIDENCE);
  });
});

describe('a judgement', () => {
  it('finds a belief that fits, with its answers and how probable it is', () => {
    const judged = judge(evidence({ 'weak-references-hold': disputed(times(9, 90)) }));
    if (judged.verdict !== 'fits') return expect.fail(judged.verdict);
    expect(judged.findings).toHaveLength(1);
    const [fit, ...others] = judged.findings[0]?.fits ?? [];
    expect(others).toEqual([]);
    expect(fit?.belief).toBe('weak-references-hold');
    expect(fit?.stakes).toHaveLength(9);
    expect(fit?.weight).toBeGreaterThan(CLAIM);
    // odds of 1 to 5 times a factor of more than thirty
    expect(fit?.probability).toBeGreaterThan(30 / 35);
    expect(fit?.probability).toBeLessThan(1);
  });

  it('says how much is missing', () => {
    const judged = judge(evidence({ 'del-frees': disputed(times(4, 90), 1) }));
    if (judged.verdict !== 'not-enough-evidence') return expect.fail(judged.verdict);
    // 4 answers are worth 4 × 0.588 = 2.35 less a little for a leaning; log 30 = 3.4 takes two more. A second round is missing
    expect(judged.missing.find(({ belief }) => belief === 'del-frees')).toEqual({
      belief: 'del-frees',
      matters: 2,
      rounds: 1,
    });
    // of what was never in question: 3.4 / 0.588 answers
    expect(judged.missing.find(({ belief }) => belief === 'finalizers-block')).toEqual({
      belief: 'finalizers-block',
      matters: 6,
      rounds: 2,
    });
    expect(judge(NO_EVIDENCE).verdict).toBe('not-enough-evidence');
  });

  it('claims nothing from one round', () => {
    const once = evidence({ 'del-frees': disputed(times(12, 95), 1) });
    expect(weightOf(once['del-frees'])).toBeGreaterThan(CLAIM);
    expect(judge(once).verdict).toBe('not-enough-evidence');
    expect(12).toBeGreaterThan(LEAST_MATTERS);
  });

  it('claims nothing from one matter, however much was said about it', () => {
    const one = disputed(times(30, 95)).map((answer) => ({ ...answer, matter: 0 }));
    expect(judge(evidence({ 'del-frees': one })).verdict).toBe('not-enough-evidence');
  });

  it('says that none fits once all that was in question is ruled out', () => {
    const knows = evidence({ 'del-frees': disputed(times(3, 5)), 'counts-alone': disputed(times(3, 5)) });
    expect(judge(knows)).toEqual({ verdict: 'none-fits' });
    expect(standingOf(knows, 'del-frees')).toBe('ruled-out');
    expect(standingOf(knows, 'finalizers-block')).toBe('unseen');
  });

  it('does not choose between two that fit equally', () => {
    const same = disputed(times(10, 90));
    const judged = judge(evidence({ 'counts-alone': same, 'cycles-never-die': same }));
    if (judged.verdict !== 'fits') return expect.fail(judged.verdict);
    expect(judged.findings.map(({ fits }) => fits.map(({ belief }) => belief))).toEqual([
      ['counts-alone', 'cycles-never-die'],
    ]);
    const [one, two] = judged.findings[0]?.fits ?? [];
    expect(one?.probability).toBeCloseTo(two?.probability ?? 0, 10);
    expect((one?.probability ?? 1) + (two?.probability ?? 1)).toBeLessThan(1);
  });

  it('chooses by the stakes of which only one of them is wrong', () => {
    // what hangs from cycles: said to live by counts alone, to die by the other, and by the truth
    const members = disputed(times(10, 90));
    const hangers = (percent: number): DisputedAnswer[] => disputed(times(4, percent), 3, 50);
    const choose = (percent: number): readonly (readonly BeliefId[])[] => {
      const judged = judge(
        evidence({ 'counts-alone': [...members, ...hangers(percent)], 'cycles-never-die': members }),
      );
      return judged.verdict === 'fits' ? judged.findings.map(({ fits }) => fits.map(({ belief }) => belief)) : [];
    };
    expect(choose(90)).toEqual([['counts-alone']]);
    expect(choose(10)).toEqual([['cycles-never-die']]);
  });

  it('finds two beliefs about different things', () => {
    const judged = judge(
      evidence({ 'del-frees': disputed(times(10, 90)), 'finalizers-block': disputed(times(10, 90), 3, 50) }),
    );
    if (judged.verdict !== 'fits') return expect.fail(judged.verdict);
    expect(judged.findings.map(({ fits }) => fits.map(({ belief }) => belief))).toEqual([
      ['del-frees'],
      ['finalizers-block'],
    ]);
  });
});
