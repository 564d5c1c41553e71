import { describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { HEADER, ScriptedMatch, wholeMatch } from '../scripted-match.ts';
import { openRevealReplay } from './reveal-replay.ts';

describe('a reveal for a whole room', () => {
  it('plays by itself from before the bell to the reveal, and stays there', () => {
    const clock = new FakeClock();
    const { entries } = wholeMatch();
    const session = openRevealReplay({ header: HEADER, entries }, clock);
    expect(session?.model.state.value.stage).toMatchObject({ type: 'phase', phase: 'predict' });
    session?.play();
    const phases = new Set<string>();
    for (let second = 0; second < 300; second++) {
      clock.pass(1_000);
      const stage = session?.model.state.value.stage;
      if (stage?.type === 'phase') phases.add(stage.phase);
    }
    expect([...phases]).toEqual(['bell', 'collect', 'reveal']);
    expect(session?.playing.value).toBe(false);
    expect(session?.model.state.value.round?.revealed).not.toBeNull();
    expect(session?.model.state.value.stage).toMatchObject({ type: 'phase', phase: 'reveal' });
    session?.dispose();
  });

  it('is none before there is one', () => {
    const { entries } = new ScriptedMatch().toBuild();
    expect(openRevealReplay({ header: HEADER, entries }, new FakeClock())).toBeNull();
  });
});
