/** What a screen reader is told as it happens: others' moves and what they caused, phases, how it ended. */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { Saying } from '../i18n.ts';
import type { Happening } from './match-model.ts';

/** The sentences for one happening; none for what concerns nobody. `own`: the listener's seat. */
export function announcements({ entry, state, lines }: Happening, own: Seat | null): readonly Saying[] {
  const nameOf = (seat: Seat) => state.seats.find(({ player }) => player.seat === seat)?.player.name ?? String(seat);
  switch (entry.type) {
    case 'moved': {
      const died = deaths(lines.flatMap(({ events }) => events));
      if (entry.by === own || entry.by === 'server') return died;
      return [{ key: 'announce.moved', params: { player: nameOf(entry.by), line: entry.line } }, ...died];
    }
    case 'phase-started':
      return [{ key: `announce.${entry.phase}` }];
    case 'readied': {
      // what is moved is saved by itself; to have forecast is to have said so
      const forecasting = state.stage.type === 'phase' && ['predict', 'peer'].includes(state.stage.phase);
      if (!forecasting || entry.by === own || entry.by === 'server') return [];
      return [{ key: 'announce.forecast', params: { player: nameOf(entry.by) } }];
    }
    case 'bot-stepped-in':
      return [{ key: 'announce.bot-stepped-in', params: { player: nameOf(entry.seat) } }];
    case 'player-returned':
      return [{ key: 'announce.returned', params: { player: nameOf(entry.seat) } }];
    case 'finished':
      return [{ key: 'announce.finished' }];
    case 'round-started':
      return [{ key: 'announce.round', params: { round: entry.round + 1 } }];
    case 'contracts-dealt':
    case 'stakes-chosen':
    case 'disagreements-shown':
    case 'forecast-made':
    case 'revealed':
    case 'checkpointed':
      return [];
  }
}

function deaths(events: readonly HeapEvent[]): readonly Saying[] {
  const dead = events.flatMap((event) => (event.type === 'died' && event.label !== null ? [event.label] : []));
  return dead.length === 0 ? [] : [{ key: 'announce.died', params: { objects: dead } }];
}
