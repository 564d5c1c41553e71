/** What is said about each thing that the collector does, and what CPython calls it (Python/gc.c). */
import type { CollectorEvent } from '../../shared/heap/events.ts';
import type { Picture } from '../../shared/heap/picture.ts';
import type { Saying } from '../i18n.ts';
import { namesFor } from './beat.ts';

/** The caption of an event; `before` is the heap before the collection, so that the dead have names. */
export function captionOf(event: CollectorEvent, before: Picture): Saying {
  const names = (ids: Parameters<typeof namesFor>[1]) => namesFor(before, ids);
  switch (event.type) {
    case 'merged':
      return { key: 'collect.merged', params: { generation: event.generation, count: event.objects.length } };
    case 'counts-copied':
      return { key: 'collect.counts-copied' };
    case 'inner-subtracted':
      return { key: 'collect.inner-subtracted', params: { count: event.references.length } };
    case 'searched':
      return event.unreachable.length === 0
        ? { key: 'collect.all-reachable' }
        : { key: 'collect.searched', params: { objects: names(event.unreachable) } };
    case 'clearing-weakrefs':
      return event.weakrefs.length === 0
        ? { key: 'collect.no-weakrefs' }
        : { key: 'collect.clearing-weakrefs', params: { count: event.weakrefs.length } };
    case 'finalizing':
      return event.objects.length === 0
        ? { key: 'collect.no-finalizers' }
        : { key: 'collect.finalizing', params: { objects: names(event.objects) } };
    case 'resurrection-checked':
      return event.resurrected.length === 0
        ? { key: 'collect.none-resurrected' }
        : { key: 'collect.resurrected', params: { objects: names(event.resurrected) } };
    case 'clearing':
      return event.objects.length === 0
        ? { key: 'collect.nothing-to-clear' }
        : { key: 'collect.clearing', params: { objects: names(event.objects) } };
    case 'kept-as-garbage':
      return { key: 'collect.kept-as-garbage', params: { objects: names(event.objects) } };
    case 'promoted':
      return event.objects.length === 0
        ? { key: 'collect.none-promoted' }
        : { key: 'collect.promoted', params: { generation: event.to, count: event.objects.length } };
    case 'collected':
      return { key: 'collect.collected', params: { count: event.collected + event.uncollectable } };
  }
}

/** The function that does it in CPython's Python/gc.c. */
export function sourceOf(event: CollectorEvent): string {
  switch (event.type) {
    case 'merged':
      return 'gc_list_merge';
    case 'counts-copied':
      return 'update_refs';
    case 'inner-subtracted':
      return 'subtract_refs';
    case 'searched':
      return 'move_unreachable';
    case 'clearing-weakrefs':
      return 'handle_weakrefs';
    case 'finalizing':
      return 'finalize_garbage';
    case 'resurrection-checked':
      return 'handle_resurrected_objects';
    case 'clearing':
      return 'delete_garbage';
    case 'kept-as-garbage':
      return 'handle_legacy_finalizers';
    case 'promoted':
      return 'gc_list_merge';
    case 'collected':
      return 'gc_collect_main';
  }
}
