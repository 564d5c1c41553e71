/** The prompt's editor: one line of Python in CodeMirror. What the keys do is told to it. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Completions } from '../model/completions.ts';

export interface PromptEditorOptions {
  readonly parent: HTMLElement;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
  readonly complete: (before: string) => Completions | null;
}

export interface PromptWords {
  readonly label: string;
  readonly placeholder: string;
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--py-string)' },
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], color: 'var(--py-keyword)' },
  { tag: [tags.number], color: 'var(--py-number)' },
  {
    tag: [tags.className, tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: 'var(--py-call)',
  },
]);

/** Line breaks, typed or pasted, become spaces: a move is one line. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  const text = transaction.newDoc
    .toString()
    .split(/\s*\n\s*/)
    .join(' ')
    .trim();
  return [
    { changes: { from: 0, to: transaction.startState.doc.length, insert: text }, selection: { anchor: text.length } },
  ];
});

export class PromptEditor {
  readonly #view: EditorView;
  readonly #words = new Compartment();
  readonly #editable = new Compartment();

  constructor(options: PromptEditorOptions, words: PromptWords) {
    this.#view = new EditorView({
      parent: options.parent,
      state: EditorState.create({
        extensions: [
          Prec.highest(keymap.of(keysOf(options))),
          keymap.of([...completionKeymap, ...historyKeymap, ...standardKeymap]),
          history(),
          drawSelection(),
          oneLine,
          pythonLanguage,
          syntaxHighlighting(COLOURS),
          bracketMatching(),
          autocompletion({
            override: [(context) => completionSource(context, options)],
            icons: false,
            activateOnTypingDelay: 60,
          }),
          this.#words.of(wordsOf(words)),
          this.#editable.of(EditorView.editable.of(true)),
          EditorView.updateListener.of((update) => {
            const isOurs = update.transactions.some((one) => one.annotation(Transaction.remote) === true);
            if (update.docChanged && !isOurs) options.onText(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  /** Shows that text, with the cursor at its end or in its first gap. */
  setText(text: string): void {
    const { state } = this.#view;
    if (state.doc.toString() === text) return;
    const gap = /\(\)$|\(, |\{, /.exec(text);
    const anchor = gap === null || !/[(,{]/.test(gap[0]) || isWhole(text) ? text.length : gap.index + 1;
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor },
      annotations: Transaction.remote.of(true),
    });
  }

  setWords(words: PromptWords): void {
    this.#view.dispatch({ effects: this.#words.reconfigure(wordsOf(words)) });
  }

  setEditable(editable: boolean): void {
    this.#view.dispatch({ effects: this.#editable.reconfigure(EditorView.editable.of(editable)) });
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

/** A line that needs nothing more inside of its brackets. */
function isWhole(text: string): boolean {
  return /(Node|Slot|SlotW|Loud|Phoenix|Grump|collect|freeze|unfreeze|clear|pop|get_stats|cache_clear|close|enable|disable)\(\)$/.test(
    text,
  );
}

function wordsOf(words: PromptWords) {
  return [
    placeholder(words.placeholder),
    EditorView.contentAttributes.of({
      'aria-label': words.label,
      'aria-multiline': 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
    }),
  ];
}

function keysOf(options: PromptEditorOptions) {
  const unlessCompleting = (run: () => void) => (view: EditorView) => {
    if (completionStatus(view.state) === 'active') return false;
    run();
    return true;
  };
  return [
    { key: 'Enter', run: unlessCompleting(options.onEnter) },
    { key: 'ArrowUp', run: unlessCompleting(options.onEarlier) },
    { key: 'ArrowDown', run: unlessCompleting(options.onLater) },
  ];
}

function completionSource(context: CompletionContext, options: PromptEditorOptions): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  if (!context.explicit && !/[\w.[']$/.test(before)) return null;
  const found = options.complete(before);
  if (found === null || found.options.length === 0) return null;
  const typed = before.slice(found.from);
  const choices = found.options
    .filter(({ text }) => text !== typed)
    .map(({ text, detail, kind }) => ({ label: text, type: kind, ...(detail === null ? {} : { detail }) }));
  return { from: found.from, options: choices, filter: true };
}
