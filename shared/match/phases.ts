import type { Phase } from './entries.ts';
import type { MatchSettings } from './settings.ts';

/** The phase that follows within the round; null: the round is over. */
export function phaseAfter(phase: Phase, settings: Pick<MatchSettings, 'peerSeconds'>): Phase | null {
  switch (phase) {
    case 'briefing':
      return 'build';
    case 'build':
      return 'predict';
    case 'predict':
      return settings.peerSeconds > 0 ? 'peer' : 'bell';
    case 'peer':
      return 'bell';
    case 'bell':
      return 'collect';
    case 'collect':
      return 'reveal';
    case 'reveal':
      return null;
  }
}

/** How long a phase may last, in ms. */
export function phaseLength(phase: Phase, settings: MatchSettings): number {
  const seconds = {
    briefing: settings.briefingSeconds,
    build: settings.buildSeconds,
    predict: settings.predictSeconds,
    peer: settings.peerSeconds,
    bell: settings.bellSeconds,
    collect: settings.collectSeconds,
    reveal: settings.revealSeconds,
  }[phase];
  return Math.round(seconds * 1000);
}
