/** What a drag from one anchor to another would do, as lines of Python. Null: nothing at all. */
import type { ObjectId } from '../../../shared/heap/picture.ts';
import type { Anchor } from '../../arena/arena.ts';
import { freshName } from './fresh-name.ts';
import { linkObjects, outOfReach, relinkSlot } from './link.ts';
import { makeOffers } from './menu.ts';
import { type Draft, draft, explain, inPlay, type Proposal, propose } from './offer.ts';
import { asSpoken, isWritable, objectAt, slotOf, type TableView, targetOfName } from './table-view.ts';

export function dragProposal(view: TableView, pulled: Anchor, onto: Anchor): Proposal | null {
  const [from, to] = [asSpoken(view, pulled), asSpoken(view, onto)];
  switch (to.type) {
    case 'object':
      return toObject(view, from, to.object);
    case 'slot':
      return withOffers(toObject(view, from, to.object), swapDrafts(view, from, to), view);
    case 'name': {
      if (to.frame === view.frame) {
        return withOffers(toOwnName(view, from, to.name), swapDrafts(view, from, to), view);
      }
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
      return from.object === to
        ? null
        : withOffers(linkObjects(view, from.object, to), identityDrafts(view, from.object, to), view);
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

/** What else the same gesture could mean, after what it most likely does. */
function withOffers(proposal: Proposal | null, drafts: readonly Draft[], view: TableView): Proposal | null {
  if (proposal?.type !== 'offers') return proposal;
  return { type: 'offers', offers: [...proposal.offers, ...inPlay(drafts, view)] };
}

/** Two places of one's own, or within reach, change what they refer to. */
function swapDrafts(view: TableView, from: Anchor, to: Anchor): readonly Draft[] {
  const [a, b] = [placeText(view, from), placeText(view, to)];
  if (a === null || b === null || a === b) return [];
  return [draft('change', `${a}, ${b} = ${b}, ${a}`, { key: 'offer.swap' })];
}

/** How a line writes to a name or a slot; null where none can. */
function placeText(view: TableView, anchor: Anchor): string | null {
  if (anchor.type === 'name') return anchor.frame === view.frame ? anchor.name : null;
  if (anchor.type !== 'slot') return null;
  const owner = view.objects.get(anchor.object);
  const slot = owner === undefined ? null : slotOf(owner, anchor.slot);
  const expression = view.expressions.get(anchor.object);
  if (owner === undefined || slot === null || expression === undefined) return null;
  return isWritable(slot) && owner.type !== 'tuple' ? expression + slot.name : null;
}

function identityDrafts(view: TableView, from: ObjectId, to: ObjectId): readonly Draft[] {
  const [a, b] = [view.expressions.get(from), view.expressions.get(to)];
  return a === undefined || b === undefined ? [] : [draft('ask', `${a} is ${b}`, { key: 'offer.ask-same' })];
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
