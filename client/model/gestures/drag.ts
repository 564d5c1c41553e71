/** What a drag from one anchor to another would do, as lines of Python. Null: nothing at all. */
import type { ObjectId } from '../../../shared/heap/picture.ts';
import type { Anchor } from '../../arena/arena.ts';
import { freshName } from './fresh-name.ts';
import { linkObjects, outOfReach, relinkSlot } from './link.ts';
import { makeOffers } from './menu.ts';
import { draft, explain, type Proposal, propose } from './offer.ts';
import { isWritable, objectAt, slotOf, type TableView, targetOfName } from './table-view.ts';

export function dragProposal(view: TableView, from: Anchor, to: Anchor): Proposal | null {
  switch (to.type) {
    case 'object':
    case 'slot':
      return toObject(view, from, to.object);
    case 'name': {
      if (to.frame === view.frame) return toOwnName(view, from, to.name);
      const target = targetOfName(view, to.frame, to.name);
      const object = target === null ? null : objectAt(target);
      return to.frame === 'globals' && object !== null
        ? toObject(view, from, object)
        : explain('gesture.not-your-frame');
    }
    case 'frame':
      return to.frame === view.frame ? toOwnFrame(view, from) : explain('gesture.not-your-frame');
    case 'heap':
      return letGo(view, from);
  }
}

function toObject(view: TableView, from: Anchor, to: ObjectId): Proposal | null {
  switch (from.type) {
    case 'object':
      return from.object === to ? null : linkObjects(view, from.object, to);
    case 'slot':
      return relinkSlot(view, from.object, from.slot, to);
    case 'name': {
      if (from.frame === view.frame) return bind(view, from.name, to);
      const target = targetOfName(view, from.frame, from.name);
      const object = target === null ? null : objectAt(target);
      if (from.frame !== 'globals') return explain('gesture.not-your-frame');
      return object === null || object === to ? null : linkObjects(view, object, to);
    }
    case 'frame':
      return from.frame === view.frame ? bind(view, null, to) : explain('gesture.not-your-frame');
    case 'heap':
      return null;
  }
}

/** Gives an object a name of one's own: that one, or a new one. */
function bind(view: TableView, name: string | null, object: ObjectId): Proposal {
  const expression = view.expressions.get(object);
  const pictured = view.objects.get(object);
  if (pictured === undefined) return explain('gesture.gone');
  if (expression === undefined) return outOfReach(pictured);
  if (name === expression) return explain('gesture.same-name', { name: `\`${name}\`` });
  const bound = name ?? freshName(view.picture, view.frame, 'value');
  const gloss =
    name === null
      ? ({ key: 'offer.name' } as const)
      : ({ key: 'offer.rebind', params: { name: `\`${name}\`` } } as const);
  return propose([draft('name', `${bound} = ${expression}`, gloss)], view, explain('gesture.not-in-play'));
}

function toOwnFrame(view: TableView, from: Anchor): Proposal | null {
  switch (from.type) {
    case 'object':
      return bind(view, null, from.object);
    case 'slot': {
      const owner = view.objects.get(from.object);
      const slot = owner === undefined ? null : slotOf(owner, from.slot);
      const target = slot === null ? null : objectAt(slot.to);
      return target === null ? null : bind(view, null, target);
    }
    case 'name': {
      if (from.frame === view.frame) return null;
      const target = targetOfName(view, from.frame, from.name);
      const object = target === null ? null : objectAt(target);
      return object === null ? null : bind(view, null, object);
    }
    case 'heap':
    case 'frame': {
      const [first, ...rest] = makeOffers(view);
      return first === undefined ? null : { type: 'offers', offers: [first, ...rest] };
    }
  }
}

function toOwnName(view: TableView, from: Anchor, name: string): Proposal | null {
  switch (from.type) {
    case 'object':
      return bind(view, name, from.object);
    case 'slot': {
      const owner = view.objects.get(from.object);
      const slot = owner === undefined ? null : slotOf(owner, from.slot);
      const target = slot === null ? null : objectAt(slot.to);
      return target === null ? null : bind(view, name, target);
    }
    case 'name': {
      if (from.frame === view.frame && from.name === name) return null;
      const target = targetOfName(view, from.frame, from.name);
      const object = target === null ? null : objectAt(target);
      return object === null ? null : bind(view, name, object);
    }
    case 'frame':
    case 'heap':
      return null;
  }
}

/** A reference that is pulled off and dropped into nothing is cut. */
function letGo(view: TableView, from: Anchor): Proposal | null {
  if (from.type === 'name') {
    if (from.frame !== view.frame) return explain('gesture.not-your-frame');
    return propose([draft('cut', `del ${from.name}`, { key: 'offer.unbind' })], view, explain('gesture.not-in-play'));
  }
  if (from.type !== 'slot') return null;
  const owner = view.objects.get(from.object);
  const slot = owner === undefined ? null : slotOf(owner, from.slot);
  if (owner === undefined || slot === null) return explain('gesture.gone');
  const expression = view.expressions.get(from.object);
  if (expression === undefined) return outOfReach(owner);
  if (!isWritable(slot)) return explain('gesture.cannot-cut', { object: owner.label ?? `\`${owner.type}\`` });
  return propose(
    [draft('cut', `del ${expression}${slot.name}`, { key: 'offer.cut' })],
    view,
    explain('gesture.cannot-cut', { object: owner.label ?? `\`${owner.type}\`` }),
  );
}
