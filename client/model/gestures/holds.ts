/** New things that refer to an object: what holds it, in sight or out of it, and what does not. */
import { INSTANCE_CLASSES, type PicturedObject, type TypeName } from '../../../shared/heap/picture.ts';
import type { Saying } from '../../i18n.ts';
import { freshName, type NamePool } from './fresh-name.ts';
import { type Draft, draft } from './offer.ts';
import type { TableView } from './table-view.ts';

/** Whose class has the method `touch`. */
const TOUCHABLE: ReadonlySet<TypeName> = new Set<TypeName>(['Node']);
/** What a set and a cache refuse. */
const UNHASHABLE: ReadonlySet<TypeName> = new Set<TypeName>(['list', 'dict', 'set', 'WeakValueDictionary']);
/** What has room for weak references to it. */
const WEAKLY_REFERENCEABLE: ReadonlySet<TypeName> = new Set<TypeName>([
  ...INSTANCE_CLASSES.filter((name) => name !== 'Slot'),
  'set',
  'function',
  'generator',
  'method',
  'lru_cache',
  'local',
  'LogRecord',
]);

/** What would hold the object from now on. */
export function holdDrafts(view: TableView, { type }: PicturedObject, expression: string): readonly Draft[] {
  const named = (pool: NamePool, value: string, key: Saying['key']) =>
    draft('hold', `${freshName(view.picture, view.frame, pool)} = ${value}`, { key });
  return [
    named('container', `[${expression}]`, 'offer.hold-list'),
    named('container', `(${expression},)`, 'offer.hold-tuple'),
    named('container', `{'k1': ${expression}}`, 'offer.hold-dict'),
    ...(UNHASHABLE.has(type) ? [] : [named('container', `{${expression}}`, 'offer.hold-set')]),
    named('instance', `Node(${expression})`, 'offer.hold-node'),
    named('holder', `closure(${expression})`, 'offer.hold-closure'),
    named('holder', `generator(${expression})`, 'offer.hold-generator'),
    named('holder', `guarded(${expression})`, 'offer.hold-guarded'),
    named('holder', `capture(${expression})`, 'offer.hold-capture'),
    ...(TOUCHABLE.has(type) ? [named('holder', `${expression}.touch`, 'offer.hold-method')] : []),
    named('holder', `park(${expression})`, 'offer.hold-park'),
    ...(type === 'local'
      ? []
      : [draft('hold', `local.${freeAttribute(view)} = ${expression}`, { key: 'offer.hold-local' })]),
    draft('hold', `log_error(${expression})`, { key: 'offer.hold-log' }),
    ...(UNHASHABLE.has(type) ? [] : [draft('hold', `cached(${expression})`, { key: 'offer.cached' })]),
    draft('hold', `registry.append(${expression})`, { key: 'offer.registry' }),
  ];
}

/** The first letter under which the thread-local holds nothing yet. */
function freeAttribute({ objects }: TableView): string {
  const local = [...objects.values()].find(({ type }) => type === 'local');
  const taken = new Set(local?.slots.map(({ name }) => name));
  return ['x', 'y', 'z', 'a', 'b', 'c'].find((name) => !taken.has(`.${name}`)) ?? 'x';
}

/** What would refer to the object without holding it, and what would be called when it dies. */
export function weakDrafts(view: TableView, { type }: PicturedObject, expression: string): readonly Draft[] {
  if (!WEAKLY_REFERENCEABLE.has(type)) return [];
  const name = freshName(view.picture, view.frame, 'weak');
  const isHandle = type === 'Handle' || type === 'SafeHandle';
  return [
    ...(isHandle
      ? [draft('weak', `weakref.finalize(${expression}, shut, ${expression}.fd)`, { key: 'offer.finalize-shut' })]
      : []),
    draft('weak', `${name} = weakref.ref(${expression})`, { key: 'offer.weakref' }),
    draft('weak', `${name} = weakref.ref(${expression}, watcher)`, { key: 'offer.watcher' }),
    draft('weak', `weakref.finalize(${expression}, released)`, { key: 'offer.finalize' }),
    draft('weak', `weakcache['k1'] = ${expression}`, { key: 'offer.weakcache' }),
  ];
}
