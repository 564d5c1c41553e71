import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { copyText } from '../app/copy-text.ts';
import { t } from '../i18n.ts';
import { Icon } from './icon.tsx';

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }): JSX.Element {
  const copied = useSignal<string | null>(null);
  const isCopied = copied.value === text;
  const copy = async (): Promise<void> => {
    copied.value = (await copyText(text)) ? text : null;
  };
  return (
    <button type="button" class="button" onClick={() => void copy()}>
      <Icon name={isCopied ? 'check' : 'copy'} /> {isCopied ? t('lobby.copied') : (label ?? t('lobby.copy'))}
    </button>
  );
}
