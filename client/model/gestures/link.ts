/** Lines that make one object refer to another. */
import { DISPLAY_TYPES, INSTANCE_CLASSES, type ObjectId, type PicturedObject } from '../../../shared/heap/picture.ts';
import { type Draft, draft, explain, type Proposal, propose } from './offer.ts';
import { isWritable, slotOf, type TableView } from './table-view.ts';

/** How many indices or keys are offered beside the first. */
const MOST_PLACES = 8;

/** Makes `from` refer to `to`, wherever `from` has room: a free attribute, the end of a list, a free key. */
export function linkObjects(view: TableView, from: ObjectId, to: ObjectId): Proposal {
  const owner = view.objects.get(from);
  const target = view.objects.get(to);
  if (owner === undefined || target === undefined) return explain('gesture.gone');
  const ownerText = view.expressions.get(from);
  const targetText = view.expressions.get(to);
  if (ownerText === undefined) return outOfReach(owner);
  if (targetText === undefined) return outOfReach(target);
  return propose(placesIn(owner, ownerText, targetText), view, noRoom(owner));
}

/** Makes an existing slot refer to `to` instead. */
export function relinkSlot(view: TableView, from: ObjectId, slotName: string, to: ObjectId): Proposal {
  const owner = view.objects.get(from);
  const slot = owner === undefined ? null : slotOf(owner, slotName);
  if (owner === undefined || slot === null) return explain('gesture.gone');
  if (!isWritable(slot)) return linkObjects(view, from, to);
  const others = linkObjects(view, from, to);
  if (others.type === 'explain') return others;
  const line = `${view.expressions.get(from) ?? ''}${slot.name} = ${view.expressions.get(to) ?? ''}`;
  const first = others.offers.find((offer) => offer.line === line);
  if (first === undefined) return others;
  return { type: 'offers', offers: [first, ...others.offers.filter((offer) => offer !== first)] };
}

/** Kind words for an object that no expression of this player's names. */
export function outOfReach(object: PicturedObject): Proposal {
  const name = object.label ?? `\`${object.type}\``;
  return object.reachable
    ? explain('gesture.out-of-reach', { object: name })
    : explain('gesture.out-of-everyones-reach', { object: name });
}

function noRoom(owner: PicturedObject): Proposal {
  const object = owner.label ?? `\`${owner.type}\``;
  if (owner.type === 'tuple') return explain('gesture.tuple-sealed', { object });
  const ordinary: readonly string[] = [...INSTANCE_CLASSES, ...DISPLAY_TYPES, 'local'];
  return ordinary.includes(owner.type) ? explain('gesture.not-in-play') : explain('gesture.cannot-hold', { object });
}

function placesIn(owner: PicturedObject, from: string, to: string): readonly Draft[] {
  switch (owner.type) {
    case 'Node':
    case 'Loud':
    case 'Phoenix':
    case 'Grump':
    case 'Handle':
    case 'SafeHandle':
    case 'Member':
      return attributes(owner, from, to, ['.left', '.right', '.next']);
    case 'Slot':
    case 'SlotW':
      return attributes(owner, from, to, ['.left', '.right']);
    case 'local':
      return attributes(owner, from, to, ['.x', '.y', '.z']);
    case 'list':
      return [draft('link', `${from}.append(${to})`, { key: 'offer.append' }), ...replacements(owner, from, to)];
    case 'dict':
      return keys(owner, from, to);
    case 'WeakValueDictionary':
      return keys(owner, from, to);
    case 'set':
      return [draft('link', `${from}.add(${to})`, { key: 'offer.add' })];
    case 'lru_cache':
      return [draft('link', `${from}(${to})`, { key: 'offer.cached' })];
    default:
      return [];
  }
}

/** The free attributes first, then the taken ones, which are replaced. */
function attributes(owner: PicturedObject, from: string, to: string, names: readonly string[]): readonly Draft[] {
  const isFree = (name: string) => slotOf(owner, name) === null || holdsNothing(owner, name);
  const free = names.filter(isFree);
  return [...free, ...names.filter((name) => !isFree(name))].map((name) =>
    draft(
      'link',
      `${from}${name} = ${to}`,
      free.includes(name) ? { key: 'offer.refer' } : { key: 'offer.replace', params: { slot: `\`${name}\`` } },
    ),
  );
}

function holdsNothing(owner: PicturedObject, name: string): boolean {
  const slot = slotOf(owner, name);
  return slot !== null && !('object' in slot.to);
}

function replacements(owner: PicturedObject, from: string, to: string): readonly Draft[] {
  return owner.slots
    .filter(isWritable)
    .slice(0, MOST_PLACES)
    .map(({ name }) =>
      draft('link', `${from}${name} = ${to}`, { key: 'offer.replace', params: { slot: `\`${name}\`` } }),
    );
}

function keys(owner: PicturedObject, from: string, to: string): readonly Draft[] {
  const taken = new Set(owner.slots.map(({ name }) => name));
  let number = 1;
  while (taken.has(`['k${number}']`)) number++;
  return [draft('link', `${from}['k${number}'] = ${to}`, { key: 'offer.refer' }), ...replacements(owner, from, to)];
}
