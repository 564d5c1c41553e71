import type { Seat } from '../../shared/match/settings.ts';
import type { Happening } from './match-model.ts';

/** What can be heard. */
export type Cue = 'move' | 'other-move' | 'refusal' | 'death' | 'bell' | 'truck' | 'points';

/** The sounds of one happening, in the ears of whoever sits in `own`. */
export function cuesOf({ entry, lines }: Happening, own: Seat | null): readonly Cue[] {
  switch (entry.type) {
    case 'moved': {
      const died = lines.some(({ events }) => events.some((event) => event.type === 'died' && event.label !== null));
      return [entry.by === own ? 'move' : 'other-move', ...(died ? (['death'] as const) : [])];
    }
    case 'phase-started':
      if (entry.phase === 'bell') return ['bell'];
      if (entry.phase === 'collect') return ['truck'];
      return entry.phase === 'reveal' ? ['points'] : [];
    case 'finished':
      return ['points'];
    default:
      return [];
  }
}
