import { describe, expect, it } from 'vitest';
import { PHASES } from './entries.ts';
import { isAllowed, phaseFor } from './permissions.ts';
import { phaseAfter, phaseLength } from './phases.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

describe('who may do what in which phase', () => {
  it.each([
    { action: 'play-line', phases: ['build'] },
    { action: 'forecast', phases: ['predict', 'peer'] },
    { action: 'ready', phases: ['briefing', 'build', 'predict', 'peer', 'collect', 'reveal'] },
  ] as const)('$action: $phases', ({ action, phases }) => {
    expect(PHASES.filter((phase) => isAllowed(action, phase))).toEqual(phases);
  });

  it('names the phase that is on when it refuses', () => {
    const stage = { type: 'phase', phase: 'bell', startedAt: 0, until: 1 } as const;
    expect(phaseFor('ready', stage)).toEqual({
      ok: false,
      refusal: { code: 'wrong-phase', params: { phase: 'bell' } },
    });
    expect(phaseFor('ready', { type: 'waiting' })).toMatchObject({ refusal: { code: 'not-started' } });
    expect(phaseFor('ready', { type: 'finished', totals: [] })).toMatchObject({ refusal: { code: 'match-over' } });
  });
});

describe('the order of phases', () => {
  const walk = (peerSeconds: number) => {
    const order: string[] = [];
    for (
      let phase: ReturnType<typeof phaseAfter> = 'briefing';
      phase !== null;
      phase = phaseAfter(phase, { peerSeconds })
    ) {
      order.push(phase);
    }
    return order;
  };

  it('goes round without a peer phase', () => {
    expect(walk(0)).toEqual(['briefing', 'build', 'predict', 'bell', 'collect', 'reveal']);
  });

  it('has a peer phase where it is given time', () => {
    expect(walk(30)).toEqual([...PHASES]);
  });

  it('lasts as long as the settings say, in whole ms', () => {
    const settings = { ...DEFAULT_SETTINGS, playlist: ['a'], bellSeconds: 1.2345 };
    expect(phaseLength('build', settings)).toBe(90_000);
    expect(phaseLength('bell', settings)).toBe(1235);
    expect(phaseLength('peer', settings)).toBe(0);
  });
});
