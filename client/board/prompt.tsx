import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { tokensAt } from '../../shared/match/tokens.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { PyCode } from '../components/py-code.tsx';
import { t } from '../i18n.ts';
import { completionsAt } from '../model/completions.ts';
import type { Composer } from '../model/composer.ts';
import { costOf } from '../model/line-preview.ts';
import { openMenu, tableView } from './arena-hands.ts';
import { type MatchView, useMatch } from './match-view.ts';
import { PromptEditor } from './prompt-editor.ts';
import { Tokens } from './tokens.tsx';

/** Where lines are written: Enter says them, arrows recall them, errors appear below in Python's words. */
export function Prompt(): JSX.Element | null {
  const view = useMatch();
  return view.play === null ? null : <PromptOf view={view} composer={view.play.composer} />;
}

function PromptOf({ view, composer }: { readonly view: MatchView; readonly composer: Composer }): JSX.Element {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (parent.current === null) return;
    return attachEditor(parent.current, view, composer);
  }, [view, composer]);
  const problem = composer.problem.value;
  const pending = composer.pending.value;

  return (
    <div class="prompt-block">
      <div class="prompt">
        <span class="prompt-sign" aria-hidden="true">
          &gt;&gt;&gt;
        </span>
        <div class="prompt-editor" ref={parent} />
        <LineCost view={view} composer={composer} />
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
        <Tokens />
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
function attachEditor(parent: HTMLElement, view: MatchView, composer: Composer): () => void {
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
        const table = tableView(view);
        return table === null ? null : completionsAt(table, before);
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

/** What the line in the prompt would cost. */
function LineCost({ view, composer }: { readonly view: MatchView; readonly composer: Composer }): JSX.Element | null {
  const cost = useComputed(() => {
    const text = composer.text.value.trim();
    return text === '' ? null : costOf(view.model.state.value, text);
  });
  const own = view.model.state.value.seats.find(({ player }) => player.seat === view.seat.value);
  const have = own === undefined ? 0 : tokensAt(own.tokens, view.now.value, view.model.state.value.header.settings);
  if (cost.value === null) return null;
  return (
    <span class={cost.value > have ? 'line-cost bad' : 'line-cost'}>{t('tokens.price', { count: cost.value })}</span>
  );
}
