import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { MAX_LINE_LENGTH } from '../../shared/protocol/limits.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../i18n.ts';
import type { AskHost } from './ask-host.ts';

/** A line by hand. One that is refused stays, to be mended. */
export function HostLine({ ask, off }: { readonly ask: AskHost; readonly off: boolean }): JSX.Element {
  const text = useSignal('');
  const run = async (event: Event): Promise<void> => {
    event.preventDefault();
    const line = text.peek().trim();
    if (line !== '' && (await ask({ do: 'lecture-line', text: line })) && text.peek().trim() === line) text.value = '';
  };
  return (
    <form class="host-line" onSubmit={(event) => void run(event)}>
      <label class="host-line-label">
        <span class="visually-hidden">{t('hall.line')}</span>
        <span class="prompt-sign" aria-hidden="true">
          &gt;&gt;&gt;
        </span>
        <input
          type="text"
          class="field code-field"
          maxLength={MAX_LINE_LENGTH}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="a.left = b"
          disabled={off}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="icon-button" aria-label={t('prompt.send')} disabled={off}>
        <Icon name="send" />
      </button>
    </form>
  );
}
