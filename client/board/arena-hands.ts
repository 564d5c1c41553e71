/** Turns the arena's gestures into lines: what hovering lights up, what a drag would say, what a drop or a tap opens. */
import type { Anchor, ArenaGesture, DragPreview } from '../arena/arena.ts';
import { dragProposal } from '../model/gestures/drag.ts';
import { menuFor } from '../model/gestures/menu.ts';
import { objectAt, type TableView, viewTable } from '../model/gestures/table-view.ts';
import { previewLine } from '../model/line-preview.ts';
import { type MatchView, phaseOf } from './match-view.ts';

type Point = { readonly x: number; readonly y: number };

/** The table as the reader can speak about it; null for who looks on. */
export function tableView({ model, seat }: MatchView): TableView | null {
  const own = seat.peek();
  const { round } = model.state.peek();
  if (own === null || round === null) return null;
  return viewTable(model.picture.peek(), own, round.scenario.vocabulary);
}

/** Whether lines can be said now. */
export function canPlay({ model, play }: MatchView): boolean {
  return play !== null && phaseOf(model.state.peek()) === 'build';
}

/** Selects what an anchor stands for and opens its menu. */
export function openMenu(view: MatchView, on: Anchor, at: Point | null): void {
  const table = tableView(view);
  const object = objectOf(view, on);
  view.stage.selected.value = object;
  if (table === null || view.play === null || !canPlay(view)) return;
  const proposal = menuFor(table, on);
  const expression = object === null ? null : (table.expressions.get(object) ?? null);
  const subject = on.type === 'name' ? on.name : expression;
  const linkFrom = object !== null && expression !== null && on.type !== 'slot' ? object : null;
  view.play.composer.open({ subject, proposal, at, linkFrom, anchor: on });
}

function objectOf({ model }: MatchView, on: Anchor) {
  if (on.type === 'object' || on.type === 'slot') return on.object;
  if (on.type !== 'name') return null;
  const found = model.picture.peek().names.find(({ frame, name }) => frame === on.frame && name === on.name);
  return found === undefined ? null : objectAt(found.to);
}

export class ArenaHands {
  readonly #view: MatchView;
  readonly #locate: (anchor: Anchor) => Point | null;
  #written: string | null = null;
  /** Previews are asked for at every move of the pointer, and cost a copy of the heap. */
  #last: { readonly key: string; readonly preview: DragPreview | null } | null = null;

  constructor(view: MatchView, locate: (anchor: Anchor) => Point | null) {
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
    const key = JSON.stringify([from, over, this.#view.model.state.peek().seq]);
    if (this.#last?.key !== key) this.#last = { key, preview: this.#judge(from, over) };
    return this.#last.preview;
  }

  #judge(from: Anchor, over: Anchor): DragPreview | null {
    const table = tableView(this.#view);
    const seat = this.#view.seat.peek();
    if (table === null || seat === null || !canPlay(this.#view)) return null;
    const proposal = dragProposal(table, from, over);
    if (proposal === null || proposal.type === 'explain') {
      this.#giveBackPrompt();
      return null;
    }
    const { line } = proposal.offers[0];
    this.#borrowPrompt(line);
    const { refusal } = previewLine(this.#view.model.state.peek(), seat, line, this.#view.now.peek());
    return { line, legal: refusal === null };
  }

  #drop(from: Anchor, on: Anchor, at: Point): void {
    const table = tableView(this.#view);
    const { play } = this.#view;
    if (table === null || play === null || !canPlay(this.#view)) return;
    const proposal = dragProposal(table, from, on);
    this.#giveBackPrompt();
    if (proposal === null) return;
    if (proposal.type === 'offers' && proposal.offers.length === 1) void play.composer.say(proposal.offers[0].line);
    else play.composer.open({ subject: null, proposal, at, linkFrom: null, anchor: null });
  }

  /** The prompt shows the line of the drag that is under way; what was being written there is kept. */
  #borrowPrompt(line: string): void {
    const { play } = this.#view;
    if (play === null) return;
    this.#written ??= play.composer.text.peek();
    play.composer.text.value = line;
  }

  #giveBackPrompt(): void {
    if (this.#written !== null && this.#view.play !== null) this.#view.play.composer.text.value = this.#written;
    this.#written = null;
  }
}
