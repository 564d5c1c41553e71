/** What could stand next in a line: names, places in objects, and the vocabulary in play. */
import { INSTANCE_CLASSES, type ObjectId, type PicturedObject, type Target } from '../../shared/heap/picture.ts';
import type { Feature } from '../../shared/python/features.ts';
import { objectAt, type TableView, targetOfName } from './gestures/table-view.ts';

export interface Completion {
  readonly text: string;
  readonly kind: 'name' | 'place' | 'class' | 'call' | 'keyword';
  /** What it refers to, in short: `#4 Node`. */
  readonly detail: string | null;
}

export interface Completions {
  /** Where in the line the completed text starts. */
  readonly from: number;
  readonly options: readonly Completion[];
}

/** How a call is begun, where it is not just the feature's name. */
const CALLS: Partial<Record<Feature, readonly string[]>> = {
  list: [],
  tuple: [],
  dict: [],
  set: [],
  touch: [],
  close: [],
  cache_clear: ['cached.cache_clear()'],
  is: [],
  unpacking: [],
  __init__: [],
  'Member.members': ['Member.members'],
  chained: [],
  watcher: ['watcher'],
  'weakref.finalize': ['weakref.finalize(', 'released'],
  registry: ['registry'],
  graveyard: ['graveyard'],
  weakcache: ["weakcache['k1']"],
  local: ['local'],
  logs: ['logs'],
  with: [],
  shut: ['shut'],
  release: [],
  open_descriptors: ['open_descriptors()'],
  'gc.garbage': ['gc.garbage'],
  'gc.collect': ['gc.collect()', 'gc.collect(0)', 'gc.collect(1)'],
  'gc.freeze': ['gc.freeze()'],
  'gc.unfreeze': ['gc.unfreeze()'],
  'gc.enable': ['gc.enable()'],
  'gc.disable': ['gc.disable()'],
  'gc.get_stats': ['gc.get_stats()'],
  'gc.get_count': ['gc.get_count()'],
  'gc.get_threshold': ['gc.get_threshold()'],
  'gc.isenabled': ['gc.isenabled()'],
  'gc.get_debug': ['gc.get_debug()'],
  'gc.set_debug': [
    'gc.set_debug(gc.DEBUG_STATS)',
    'gc.set_debug(gc.DEBUG_COLLECTABLE)',
    'gc.set_debug(gc.DEBUG_SAVEALL)',
  ],
  'gc.get_freeze_count': ['gc.get_freeze_count()'],
  'gc.get_objects': ['gc.get_objects()', 'gc.get_objects(0)', 'gc.get_objects(1)', 'gc.get_objects(2)'],
  'gc.callbacks': [
    'gc.callbacks.append(on_gc)',
    'gc.callbacks.remove(on_gc)',
    'gc.callbacks.clear()',
    'len(gc.callbacks)',
  ],
};

/** The completions at the end of `before`, the line up to the cursor. */
export function completionsAt(view: TableView, before: string): Completions {
  const path = /([A-Za-z_][\w.[\]'()]*?)([.[])([\w']*)$/.exec(before);
  const owner = path?.[1] === undefined ? null : objectNamed(view, path[1]);
  if (path !== null && owner !== null && path[2] !== undefined && path[3] !== undefined) {
    const from = before.length - path[3].length - path[2].length;
    return { from, options: placesOf(view, owner, path[2]) };
  }
  const word = /[A-Za-z_][\w.]*$/.exec(before)?.[0] ?? '';
  return { from: before.length - word.length, options: words(view, before) };
}

/** The object that an expression leads to from the player's frame, step by step; null when it leads nowhere. */
function objectNamed(view: TableView, expression: string): PicturedObject | null {
  const name = /^[A-Za-z_]\w*/.exec(expression)?.[0] ?? '';
  const steps = expression.slice(name.length).match(/\.\w+|\[[^\]]*\]|\(\)/g) ?? [];
  let target = targetOfName(view, view.frame, name) ?? targetOfName(view, 'globals', name);
  for (const step of steps) {
    const object = target === null ? null : objectIn(view, target);
    const slot = object?.slots.find(({ name, weak }) => (step === '()' ? weak : name === step));
    target = slot?.to ?? null;
  }
  return target === null ? null : objectIn(view, target);
}

function objectIn(view: TableView, target: Target): PicturedObject | null {
  const id = objectAt(target);
  return id === null ? null : (view.objects.get(id) ?? null);
}

function describe(view: TableView, id: ObjectId): string | null {
  const object = view.objects.get(id);
  return object === undefined ? null : [object.label, object.type].filter((part) => part !== null).join(' ');
}

/** What can follow an object: its slots, and what its type can do. */
function placesOf(view: TableView, owner: PicturedObject, access: string): readonly Completion[] {
  const there = owner.slots
    .filter(({ name, kind }) => kind !== 'hidden' && name.startsWith(access))
    .map(({ name, to }) => ({
      text: name,
      kind: 'place' as const,
      detail: 'object' in to ? describe(view, to.object) : to.atom,
    }));
  const known = new Set(there.map(({ text }) => text));
  const more = access === '.' ? methodsOf(view, owner) : freeKeys(owner);
  return [
    ...there,
    ...more.filter((text) => !known.has(text)).map((text) => ({ text, kind: 'place' as const, detail: null })),
  ];
}

function methodsOf(view: TableView, { type }: PicturedObject): readonly string[] {
  switch (type) {
    case 'Slot':
    case 'SlotW':
      return ['.left', '.right'];
    case 'list':
      return ['.append(', '.pop()', '.clear()'];
    case 'set':
      return ['.add(', '.discard('];
    case 'dict':
      return ['.clear()'];
    case 'thread':
      return view.vocabulary.has('release') ? ['.release()'] : [];
    case 'local':
      return ['.x', '.y', '.z'];
    case 'Handle':
    case 'SafeHandle':
      return ['.left', '.right', '.next', ...(view.vocabulary.has('close') ? ['.close()'] : [])];
    case 'Node':
      return ['.left', '.right', '.next', ...(view.vocabulary.has('touch') ? ['.touch'] : [])];
    case 'generator':
      return view.vocabulary.has('close') ? ['.close()'] : [];
    default:
      if (!(INSTANCE_CLASSES as readonly string[]).includes(type)) return [];
      return ['.left', '.right', '.next'];
  }
}

function freeKeys({ type, slots }: PicturedObject): readonly string[] {
  if (type !== 'dict' && type !== 'WeakValueDictionary') return [];
  let number = 1;
  while (slots.some(({ name }) => name === `['k${number}']`)) number++;
  return [`['k${number}']`];
}

/** Within the arguments of a class, where one begins. */
const NEW_INSTANCE = new RegExp(`\\b(?:${INSTANCE_CLASSES.join('|')})\\((?:[^()]*, *)?[a-z]*$`);

/** Where a statement begins, the words that begin one; after an expression, what asks about two. */
function keywordsAt({ vocabulary }: TableView, before: string): readonly string[] {
  if (/^\s*[a-z]*$/.test(before)) return ['del ', ...(vocabulary.has('with') ? ['with '] : [])];
  if (/^\s*with .*:\s*[a-z]*$/.test(before)) return ['del ', 'pass'];
  if (/^\s*with [^:]* [a-z]*$/.test(before)) return ['as '];
  const given = vocabulary.has('__init__') && NEW_INSTANCE.test(before) ? ['left=', 'right='] : [];
  const asks = vocabulary.has('is') && /^(?!\s*(?:del|with) )[^=]*[\w\])] [a-z]*$/.test(before);
  return ['None', ...given, ...(asks ? ['is ', 'is not '] : [])];
}

/** Names first, then what reaches further, then the vocabulary. */
function words(view: TableView, before: string): readonly Completion[] {
  const reachable = [...view.expressions].map(([id, text]) => ({
    text,
    kind: /^\w+$/.test(text) ? ('name' as const) : ('place' as const),
    detail: describe(view, id),
  }));
  const own = view.picture.names
    .filter(({ frame, name }) => frame === view.frame && !reachable.some(({ text }) => text === name))
    .map(({ name, to }) => ({
      text: name,
      kind: 'name' as const,
      detail: 'object' in to ? describe(view, to.object) : to.atom,
    }));
  const calls = [...view.vocabulary.keys()].flatMap((feature) =>
    (CALLS[feature] ?? [`${feature}(`]).map((text) =>
      (INSTANCE_CLASSES as readonly string[]).includes(feature)
        ? { text: `${feature}()`, kind: 'class' as const, detail: null }
        : { text, kind: 'call' as const, detail: null },
    ),
  );
  const keywords = keywordsAt(view, before);
  return [
    ...own,
    ...reachable,
    ...calls,
    ...keywords.map((text) => ({ text, kind: 'keyword' as const, detail: null })),
  ];
}
