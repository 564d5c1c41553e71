/** What can be done with something: the lines that its menu offers, in groups, with their prices. */
import type { ObjectId, PicturedObject } from '../../../shared/heap/picture.ts';
import type { Anchor } from '../../arena/arena.ts';
import type { Saying } from '../../i18n.ts';
import { calls } from './calls.ts';
import { freshName, type NamePool } from './fresh-name.ts';
import { holdDrafts, weakDrafts } from './holds.ts';
import { outOfReach } from './link.ts';
import { type Draft, draft, explain, inPlay, type Offer, type Proposal, propose } from './offer.ts';
import { asSpoken, isWritable, objectAt, slotOf, type TableView, targetOfName } from './table-view.ts';

/** The menu of an anchor. */
export function menuFor(view: TableView, pointed: Anchor): Proposal {
  const on = asSpoken(view, pointed);
  switch (on.type) {
    case 'object':
      return objectMenu(view, on.object);
    case 'slot':
      return slotMenu(view, on.object, on.slot);
    case 'name':
      return nameMenu(view, on);
    case 'frame':
      return on.frame === view.frame ? makeMenu(view) : explain('gesture.not-your-frame');
    case 'heap':
      return makeMenu(view);
  }
}

/** Everything new that can be made, each with a fresh name. */
export function makeOffers(view: TableView): readonly Offer[] {
  const named = (pool: NamePool, value: string): Draft =>
    draft('make', `${freshName(view.picture, view.frame, pool)} = ${value}`, { key: 'offer.make' });
  return inPlay(
    [
      named('instance', 'Node()'),
      named('instance', 'Slot()'),
      named('instance', 'SlotW()'),
      named('instance', 'Loud()'),
      named('instance', 'Phoenix()'),
      named('instance', 'Grump()'),
      named('instance', 'Member()'),
      named('instance', 'Handle()'),
      named('instance', 'SafeHandle()'),
      named('container', '[]'),
      named('container', '{}'),
      ...withHandle(view),
      ...twoNames(view),
    ],
    view,
  );
}

/** A resource for one line: it is closed at the line's end, and the wrapper stays. */
function withHandle({ picture, frame }: TableView): readonly Draft[] {
  const name = freshName(picture, frame, 'instance');
  return [draft('make', `with Handle() as ${name}: pass`, { key: 'offer.with-new' })];
}

/** One object with two names from the start. */
function twoNames({ picture, frame }: TableView): readonly Draft[] {
  const name = freshName(picture, frame, 'instance');
  const other = freshName(picture, frame, 'value');
  return [draft('make', `${name} = ${other} = Node()`, { key: 'offer.chained' })];
}

function makeMenu(view: TableView): Proposal {
  const [first, ...rest] = [...makeOffers(view), ...inPlay(calls(), view)];
  return first === undefined ? explain('gesture.nothing-to-make') : { type: 'offers', offers: [first, ...rest] };
}

function objectMenu(view: TableView, id: ObjectId): Proposal {
  const object = view.objects.get(id);
  if (object === undefined) return explain('gesture.gone');
  const expression = view.expressions.get(id);
  if (expression === undefined) return outOfReach(object);
  const drafts = [
    ...nameDrafts(view, expression),
    ...ownDrafts(view, object, expression),
    ...cutDrafts(view, id),
    ...askDrafts(object, expression),
    ...holdDrafts(view, object, expression),
    ...weakDrafts(view, object, expression),
  ];
  return propose(drafts, view, explain('gesture.not-in-play'));
}

function nameDrafts(view: TableView, expression: string): readonly Draft[] {
  return [draft('name', `${freshName(view.picture, view.frame, 'value')} = ${expression}`, { key: 'offer.name' })];
}

/** What only this type can do. */
function ownDrafts(view: TableView, object: PicturedObject, expression: string): readonly Draft[] {
  const change = (line: string, gloss: Saying) => draft('change', line, gloss);
  switch (object.type) {
    case 'list':
      return [
        change(`${expression}.append(Node())`, { key: 'offer.append-new' }),
        ...(object.slots.length === 0 ? [] : [change(`${expression}.pop()`, { key: 'offer.pop' })]),
        change(`${expression}.clear()`, { key: 'offer.clear' }),
        draft('ask', `len(${expression})`, { key: 'offer.ask-length' }),
      ];
    case 'dict':
      return [change(`${expression}.clear()`, { key: 'offer.clear' })];
    case 'set':
      return object.slots.flatMap((slot) => {
        const member = objectAt(slot.to);
        const text = member === null ? undefined : view.expressions.get(member);
        return text === undefined ? [] : [change(`${expression}.discard(${text})`, { key: 'offer.discard' })];
      });
    case 'Handle':
    case 'SafeHandle':
      return [
        change(`${expression}.close()`, { key: 'offer.close-handle' }),
        change(`with ${expression}: pass`, { key: 'offer.with' }),
      ];
    case 'thread':
      return [change(`${expression}.release()`, { key: 'offer.release' })];
    case 'generator':
      return [change(`${expression}.close()`, { key: 'offer.close' })];
    case 'weakref':
      return [
        draft('name', `${freshName(view.picture, view.frame, 'value')} = ${expression}()`, {
          key: 'offer.call-weakref',
        }),
      ];
    case 'lru_cache':
      return [change(`${expression}.cache_clear()`, { key: 'offer.cache-clear' })];
    default:
      return [];
  }
}

/** Every reference to the object that this player can cut. */
function cutDrafts(view: TableView, id: ObjectId): readonly Draft[] {
  const names = view.picture.names
    .filter(({ frame, to }) => frame === view.frame && objectAt(to) === id)
    .map(({ name }) => draft('cut', `del ${name}`, { key: 'offer.unbind' }));
  const slots = [...view.objects.values()].flatMap((owner) => {
    const expression = view.expressions.get(owner.id);
    if (expression === undefined || owner.type === 'tuple') return [];
    return owner.slots
      .filter((slot) => isWritable(slot) && objectAt(slot.to) === id)
      .map((slot) => draft('cut', `del ${expression}${slot.name}`, { key: 'offer.cut' }));
  });
  return [...names, ...slots];
}

function askDrafts(object: PicturedObject, expression: string): readonly Draft[] {
  const label = object.label ?? `\`${object.type}\``;
  const ask = (line: string, key: Saying['key']) => draft('ask', line, { key, params: { object: label } });
  return [
    ask(`sys.getrefcount(${expression})`, 'offer.ask-count'),
    ask(`gc.get_referrers(${expression})`, 'offer.ask-referrers'),
    ask(`gc.get_referents(${expression})`, 'offer.ask-referents'),
    ask(`gc.is_tracked(${expression})`, 'offer.ask-tracked'),
    ask(`gc.is_finalized(${expression})`, 'offer.ask-finalized'),
  ];
}

function slotMenu(view: TableView, id: ObjectId, slotName: string): Proposal {
  const owner = view.objects.get(id);
  const slot = owner === undefined ? null : slotOf(owner, slotName);
  if (owner === undefined || slot === null) return explain('gesture.gone');
  const expression = view.expressions.get(id);
  if (expression === undefined) return outOfReach(owner);
  if (!isWritable(slot)) return objectMenu(view, id);
  const place = `${expression}${slot.name}`;
  const cuts =
    owner.type === 'tuple'
      ? []
      : [
          draft('cut', `del ${place}`, { key: 'offer.cut' }),
          draft('change', `${place} = None`, { key: 'offer.set-none' }),
        ];
  return propose([...cuts, ...nameDrafts(view, place)], view, explain('gesture.not-in-play'));
}

function nameMenu(view: TableView, on: Extract<Anchor, { type: 'name' }>): Proposal {
  const target = targetOfName(view, on.frame, on.name);
  if (target === null) return explain('gesture.gone');
  const object = objectAt(target);
  if (on.frame !== view.frame && on.frame !== 'globals') return explain('gesture.not-your-frame');
  const own = on.frame !== view.frame ? [] : inPlay([draft('cut', `del ${on.name}`, { key: 'offer.unbind' })], view);
  const rest = object === null ? explain('gesture.atom') : objectMenu(view, object);
  const [first, ...others] = [
    ...own,
    ...(rest.type === 'offers' ? rest.offers.filter(({ line }) => line !== `del ${on.name}`) : []),
  ];
  return first === undefined ? rest : { type: 'offers', offers: [first, ...others] };
}
