import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { PyCode } from '../components/py-code.tsx';
import { t } from '../i18n.ts';
import { completionsAt } from '../model/completions.ts';
import { openMenu } from './arena-hands.ts';
import { type HeapView, useHeap, type Voice } from './heap-view.ts';
import { PromptEditor } from './prompt-editor.ts';
import '../styles/prompt.css';
import '../styles/prompt-editor.css';

interface PromptProps {
  /** Beside the line: what it would cost. */
  readonly cost?: ComponentChildren;
  /** Below the line: what there is to pay with. */
  readonly status?: ComponentChildren;
}

/** Where lines are written: Enter says them, arrows recall them, errors appear below in Python's words. */
export function Prompt(props: PromptProps): JSX.Element | null {
  const view = useHeap();
  return view.voice === null ? null : <PromptOf view={view} voice={view.voice} {...props} />;
}

function PromptOf(props: PromptProps & { readonly view: HeapView; readonly voice: Voice }): JSX.Element {
  const { view, voice, cost, status } = props;
  const { composer } = voice;
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (parent.current === null) return;
    return attachEditor(parent.current, voice);
  }, [voice]);
  const problem = composer.problem.value;
  const pending = composer.pending.value;

  return (
    <div class="prompt-block">
      <div class="prompt">
        <span class="prompt-sign" aria-hidden="true">
          &gt;&gt;&gt;
        </span>
        <div class="prompt-editor" ref={parent} />
        {cost}
        <button
          type="button"
          class="icon-button prompt-send"
          aria-label={t('prompt.send')}
          onClick={() => void composer.say(composer.text.peek())}
        >
          <Icon name="send" />
        </button>
      </div>
      <div class="prompt-status">
        {status}
        {pending !== null && (
          <span class="prompt-pending">
            {t('program.sending')} <PyCode text={pending} />
          </span>
        )}
        <button type="button" class="button quiet small" onClick={() => openMenu(view, { type: 'heap' }, null)}>
          <Icon name="plus" /> {t('prompt.make')}
        </button>
      </div>
      <Notice python={problem?.python ?? null} saying={problem?.saying ?? null} />
    </div>
  );
}

/** Ties an editor to the composer; the result takes it away again. */
function attachEditor(parent: HTMLElement, { composer, table }: Voice): () => void {
  const words = () => ({ label: t('prompt.label'), placeholder: t('prompt.placeholder') });
  const editor = new PromptEditor(
    {
      parent,
      onText: (text) => {
        composer.text.value = text;
        if (composer.problem.peek() !== null) composer.problem.value = null;
      },
      onEnter: () => void composer.say(composer.text.peek()),
      onEarlier: () => composer.earlier(),
      onLater: () => composer.later(),
      complete: (before) => {
        const view = table();
        return view === null ? null : completionsAt(view, before);
      },
    },
    words(),
  );
  const stops = [
    composer.text.subscribe((text) => editor.setText(text)),
    composer.focusWish.subscribe((wish) => {
      if (wish > 0) editor.focus();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    editor.destroy();
  };
}
