/** What a screen reader is told as it happens: others' moves and what they caused, phases, how it ended. */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { Picture } from '../../shared/heap/picture.ts';
import type { Seat } from '../../shared/match/settings.ts';
import { openDescriptors } from '../arena/descriptors.ts';
import type { Saying } from '../i18n.ts';
import type { Happening } from './match-model.ts';

/** The sentences for one happening; none for what concerns nobody. `own`: the listener's seat. */
export function announcements({ entry, state, before, after, lines }: Happening, own: Seat | null): readonly Saying[] {
  const nameOf = (seat: Seat) => state.seats.find(({ player }) => player.seat === seat)?.player.name ?? String(seat);
  switch (entry.type) {
    case 'moved': {
      const events = lines.flatMap((line) => line.events);
      const caused = [...logged(events), ...deaths(events), ...leaks(before, after)];
      if (entry.by === own || entry.by === 'server') return caused;
      return [{ key: 'announce.moved', params: { player: nameOf(entry.by), line: entry.line } }, ...caused];
    }
    case 'phase-started':
      return [{ key: `announce.${entry.phase}` }];
    case 'readied': {
      // what is moved is saved by itself; to have forecast is to have said so
      const forecasting = state.stage.type === 'phase' && ['predict', 'peer'].includes(state.stage.phase);
      if (!forecasting || entry.by === own || entry.by === 'server') return [];
      return [{ key: 'announce.forecast', params: { player: nameOf(entry.by) } }];
    }
    case 'phase-retimed': {
      const seconds = Math.round((entry.until - entry.at) / 1000);
      return seconds > 0 ? [{ key: 'announce.retimed', params: { seconds } }] : [];
    }
    case 'forecaster-joined':
      return [{ key: 'announce.joined-late', params: { player: entry.name } }];
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

/** What callbacks, finalizers and the outside said. */
function logged(events: readonly HeapEvent[]): readonly Saying[] {
  const texts = events.flatMap((event) => (event.type === 'logged' ? [event.text] : []));
  return texts.length === 0 ? [] : [{ key: 'announce.logged', params: { texts } }];
}

/** Descriptors that were open and could be closed before, and now are open for good. */
function leaks(before: Picture, after: Picture): readonly Saying[] {
  const kept = new Set(openDescriptors(before).flatMap(({ number, keeper }) => (keeper === null ? [] : [number])));
  const leaked = openDescriptors(after).flatMap(({ number, keeper }) =>
    keeper === null && kept.has(number) ? [String(number)] : [],
  );
  if (leaked.length === 0) return [];
  return [{ key: 'announce.leaked', params: { count: leaked.length, numbers: leaked.join(', ') } }];
}

function deaths(events: readonly HeapEvent[]): readonly Saying[] {
  const dead = events.flatMap((event) => (event.type === 'died' && event.label !== null ? [event.label] : []));
  return dead.length === 0 ? [] : [{ key: 'announce.died', params: { objects: dead } }];
}
