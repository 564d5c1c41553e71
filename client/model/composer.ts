/** The line that one is about to say: the prompt's text, what was said before, what became of it, and the open menu. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ObjectId } from '../../shared/heap/picture.ts';
import type { Anchor } from '../arena/arena.ts';
import type { Saying } from '../i18n.ts';
import type { Answer } from './connection.ts';
import type { Proposal } from './gestures/offer.ts';
import { answerSaying } from './sayings.ts';

export interface LineProblem {
  readonly line: string;
  /** What Python says, word for word; null when it is not Python's refusal. */
  readonly python: string | null;
  readonly saying: Saying;
}

/** A menu of lines that is open. */
export interface OpenMenu {
  /** What it is about, as code; null for the heap as a whole. */
  readonly subject: string | null;
  readonly proposal: Proposal;
  /** Where on the page, in CSS pixels; null: wherever the page puts it. */
  readonly at: { readonly x: number; readonly y: number } | null;
  /** The object that can be made to refer to another one. */
  readonly linkFrom: ObjectId | null;
  readonly anchor: Anchor | null;
}

const LONGEST_HISTORY = 100;

export class Composer {
  readonly text: Signal<string> = signal('');
  /** The line that is on its way, shown until the answer. */
  readonly pending: ReadonlySignal<string | null>;
  readonly problem: Signal<LineProblem | null> = signal(null);
  readonly menu: Signal<OpenMenu | null> = signal(null);
  /** Counts the wishes to have the prompt in focus. */
  readonly focusWish: Signal<number> = signal(0);
  readonly #pending: Signal<string | null> = signal(null);
  readonly #send: (line: string) => Promise<Answer>;
  readonly #explain: typeof answerSaying;
  readonly #history: string[] = [];
  #place = 0;
  #kept = '';

  /** `explain`: what to say about an answer, where that is not what is said at a table. */
  constructor(send: (line: string) => Promise<Answer>, explain: typeof answerSaying = answerSaying) {
    this.#send = send;
    this.#explain = explain;
    this.pending = this.#pending;
  }

  /** Says a line. True when it was accepted; else it is back in the prompt to be mended, unless another was begun. */
  async say(line: string): Promise<boolean> {
    const text = line.trim();
    if (text === '' || this.#pending.peek() !== null) return false;
    this.menu.value = null;
    this.problem.value = null;
    this.#pending.value = text;
    if (this.text.peek().trim() === text) this.text.value = '';
    const problem = this.#explain(await this.#send(text));
    this.#pending.value = null;
    this.#remember(text);
    if (problem === null) return true;
    if (this.text.peek() === '') this.text.value = text;
    this.problem.value = { line: text, ...problem };
    return false;
  }

  /** Puts a line into the prompt, to be changed before it is said. */
  edit(line: string): void {
    this.menu.value = null;
    this.problem.value = null;
    this.text.value = line;
    this.focusWish.value += 1;
  }

  /** Adds to what stands in the prompt. */
  insert(text: string): void {
    const there = this.text.peek();
    this.edit(there === '' || /[\s([{,=]$/.test(there) ? there + text : `${there} ${text}`);
  }

  /** The line said before, into the prompt. */
  earlier(): void {
    if (this.#place === this.#history.length) this.#kept = this.text.peek();
    this.#place = Math.max(0, this.#place - 1);
    this.#recall();
  }

  later(): void {
    this.#place = Math.min(this.#history.length, this.#place + 1);
    this.#recall();
  }

  open(menu: OpenMenu): void {
    this.menu.value = menu;
  }

  close(): void {
    this.menu.value = null;
  }

  #recall(): void {
    this.text.value = this.#history[this.#place] ?? this.#kept;
  }

  #remember(line: string): void {
    if (this.#history.at(-1) !== line) this.#history.push(line);
    if (this.#history.length > LONGEST_HISTORY) this.#history.shift();
    this.#place = this.#history.length;
    this.#kept = '';
  }
}
