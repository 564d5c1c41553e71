/** Lines that are about the whole heap, or about what everybody shares. */
import type { Saying } from '../../i18n.ts';
import { type Draft, draft } from './offer.ts';

const run = (line: string, key: Saying['key'], params?: Saying['params']): Draft =>
  draft('run', line, params === undefined ? { key } : { key, params });
const ask = (line: string, key: Saying['key']): Draft => draft('ask', line, { key });

const CALLS: readonly Draft[] = [
  run('gc.collect(0)', 'offer.collect', { generation: 0 }),
  run('gc.collect(1)', 'offer.collect', { generation: 1 }),
  run('gc.collect()', 'offer.collect-all'),
  run('gc.freeze()', 'offer.freeze'),
  run('gc.unfreeze()', 'offer.unfreeze'),
  run('cached.cache_clear()', 'offer.cache-clear'),
  run('registry.clear()', 'offer.clear'),
  run('graveyard.clear()', 'offer.clear'),
  run('logs.clear()', 'offer.clear-logs'),
  run('Member.members.clear()', 'offer.clear-members'),
  run('gc.garbage.clear()', 'offer.clear'),
  run('gc.callbacks.append(on_gc)', 'offer.callback'),
  run('gc.callbacks.clear()', 'offer.no-callbacks'),
  run('gc.enable()', 'offer.enable'),
  run('gc.disable()', 'offer.disable'),
  ask('open_descriptors()', 'offer.ask-descriptors'),
  ask('gc.get_stats()', 'offer.ask-stats'),
  ask('gc.get_count()', 'offer.ask-counts'),
  ask('gc.get_threshold()', 'offer.ask-thresholds'),
  ask('gc.isenabled()', 'offer.ask-enabled'),
  ask('gc.get_debug()', 'offer.ask-debug'),
  ask('gc.get_objects(0)', 'offer.ask-objects'),
  ask('gc.get_freeze_count()', 'offer.ask-frozen'),
  ask('len(gc.garbage)', 'offer.ask-length'),
  ask('len(gc.callbacks)', 'offer.ask-length'),
  ask('len(logs)', 'offer.ask-length'),
  ask('len(Member.members)', 'offer.ask-length'),
  ask('len(weakcache)', 'offer.ask-length'),
];

/** Every call of that kind; what is not in play is left out later. */
export function calls(): readonly Draft[] {
  return CALLS;
}
