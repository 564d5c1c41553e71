import { describe, expect, it } from 'vitest';
import { viewEntry } from '../../shared/match/view.ts';
import { FakeClock } from './fake-clock.ts';
import { HEADER, ScriptedMatch } from './scripted-match.ts';
import { TablePlace } from './table-place.ts';

describe('a place at a table', () => {
  it('lets what plays by itself stand still with match time, and go on from there', () => {
    const clock = new FakeClock();
    const place = new TablePlace({ clock, ask: async () => ({ type: 'unsent' }) });
    const match = new ScriptedMatch().toBuild();
    place.hear({ t: 'match-started', header: HEADER, now: 0, running: true });
    while (match.state.stage.type !== 'phase' || match.state.stage.phase !== 'collect') match.next();
    for (const entry of match.entries) place.hear({ t: 'entries', entries: [viewEntry(entry, 'spectator')] });
    const guide = place.match.value?.guide.value;
    expect(guide?.playing.value).toBe(true);
    clock.pass(2_000);
    place.hear({ t: 'clock', now: 5_000, running: false });
    const stopped = guide?.index.value;
    clock.pass(60_000);
    expect(guide?.index.value).toBe(stopped);
    expect(place.clock.now()).toBe(5_000);
    place.hear({ t: 'clock', now: 5_000, running: true });
    clock.pass(60_000);
    expect(guide?.index.value).toBeGreaterThan(stopped ?? 0);
    expect(place.clock.now()).toBe(65_000);
    place.dispose();
  });

  it('does not start what its reader had stopped', () => {
    const clock = new FakeClock();
    const place = new TablePlace({ clock, ask: async () => ({ type: 'unsent' }) });
    const match = new ScriptedMatch().toBuild();
    place.hear({ t: 'match-started', header: HEADER, now: 0, running: true });
    while (match.state.stage.type !== 'phase' || match.state.stage.phase !== 'collect') match.next();
    for (const entry of match.entries) place.hear({ t: 'entries', entries: [viewEntry(entry, 'spectator')] });
    const guide = place.match.value?.guide.value;
    guide?.pause();
    place.hear({ t: 'clock', now: 5_000, running: false });
    place.hear({ t: 'clock', now: 5_000, running: true });
    expect(guide?.playing.value).toBe(false);
    place.dispose();
  });
});
