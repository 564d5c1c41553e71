/** Turns the arena's gestures into lines: what hovering lights up, what a drag would say, what a drop or a tap opens. */
import type { ObjectId, Picture } from '../../shared/heap/picture.ts';
import type { Anchor, ArenaGesture, DragPreview } from '../arena/arena.ts';
import { dragProposal } from '../model/gestures/drag.ts';
import { menuFor } from '../model/gestures/menu.ts';
import { objectAt } from '../model/gestures/table-view.ts';
import type { HeapView } from './heap-view.ts';

type Point = { readonly x: number; readonly y: number };

/** Selects what an anchor stands for and opens its menu. */
export function openMenu({ stage, picture, voice }: HeapView, on: Anchor, at: Point | null): void {
  const object = objectOf(picture.peek(), on);
  stage.selected.value = object;
  const table = voice?.table() ?? null;
  if (voice === null || table === null || !voice.canSay()) return;
  const proposal = menuFor(table, on);
  const expression = object === null ? null : (table.expressions.get(object) ?? null);
  const subject = on.type === 'name' ? on.name : expression;
  const linkFrom = object !== null && expression !== null && on.type !== 'slot' ? object : null;
  voice.composer.open({ subject, proposal, at, linkFrom, anchor: on });
}

function objectOf(picture: Picture, on: Anchor): ObjectId | null {
  if (on.type === 'object' || on.type === 'slot') return on.object;
  if (on.type !== 'name') return null;
  const found = picture.names.find(({ frame, name }) => frame === on.frame && name === on.name);
  return found === undefined ? null : objectAt(found.to);
}

export class ArenaHands {
  readonly #view: HeapView;
  readonly #locate: (anchor: Anchor) => Point | null;
  #written: string | null = null;
  /** Previews are asked for at every move of the pointer, and cost a copy of the heap. */
  #last: { readonly key: string; readonly picture: Picture; readonly preview: DragPreview | null } | null = null;

  constructor(view: HeapView, locate: (anchor: Anchor) => Point | null) {
    this.#view = view;
    this.#locate = locate;
  }

  feel(gesture: ArenaGesture): DragPreview | null {
    switch (gesture.type) {
      case 'hover':
        // the arena lights up by itself what the pointer is over
        return null;
      case 'tap':
        openMenu(this.#view, gesture.on, this.#locate(gesture.on) ?? gesture.at);
        return null;
      case 'drag':
        return gesture.over === null ? null : this.#preview(gesture.from, gesture.over);
      case 'drop':
        this.#last = null;
        this.#drop(gesture.from, gesture.on, gesture.at);
        return null;
      case 'cancel':
        this.#last = null;
        this.#giveBackPrompt();
        return null;
    }
  }

  #preview(from: Anchor, over: Anchor): DragPreview | null {
    const key = JSON.stringify([from, over]);
    const picture = this.#view.picture.peek();
    if (this.#last?.key !== key || this.#last.picture !== picture) {
      this.#last = { key, picture, preview: this.#judge(from, over) };
    }
    return this.#last.preview;
  }

  #judge(from: Anchor, over: Anchor): DragPreview | null {
    const { voice } = this.#view;
    const table = voice?.table() ?? null;
    if (voice === null || table === null || !voice.canSay()) return null;
    const proposal = dragProposal(table, from, over);
    if (proposal === null || proposal.type === 'explain') {
      this.#giveBackPrompt();
      return null;
    }
    const { line } = proposal.offers[0];
    this.#borrowPrompt(line);
    return { line, legal: voice.isLegal(line) };
  }

  #drop(from: Anchor, on: Anchor, at: Point): void {
    const { voice } = this.#view;
    const table = voice?.table() ?? null;
    if (voice === null || table === null || !voice.canSay()) return;
    const proposal = dragProposal(table, from, on);
    this.#giveBackPrompt();
    if (proposal === null) return;
    if (proposal.type === 'offers' && proposal.offers.length === 1) void voice.composer.say(proposal.offers[0].line);
    else voice.composer.open({ subject: null, proposal, at, linkFrom: null, anchor: null });
  }

  /** The prompt shows the line of the drag that is under way; what was being written there is kept. */
  #borrowPrompt(line: string): void {
    const { voice } = this.#view;
    if (voice === null) return;
    this.#written ??= voice.composer.text.peek();
    voice.composer.text.value = line;
  }

  #giveBackPrompt(): void {
    if (this.#written !== null && this.#view.voice !== null) this.#view.voice.composer.text.value = this.#written;
    this.#written = null;
  }
}
