import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n.ts';
import '../styles/confirm.css';

/** A button for what cannot be undone: it asks once more where it stands. */
export function ConfirmButton(props: {
  readonly label: string;
  /** What is about to happen. */
  readonly question: string;
  readonly class?: string;
  readonly onConfirm: () => void;
}): JSX.Element {
  const asked = useSignal(false);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (asked.value) box.current?.querySelector('button')?.focus();
  }, [asked.value]);
  if (!asked.value) {
    return (
      <button type="button" class={props.class ?? 'button'} onClick={() => (asked.value = true)}>
        {props.label}
      </button>
    );
  }
  return (
    <fieldset
      class="confirm"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') asked.value = false;
      }}
    >
      <legend>{props.question}</legend>
      <button
        type="button"
        class="button danger"
        onClick={() => {
          asked.value = false;
          props.onConfirm();
        }}
      >
        {props.label}
      </button>
      <button type="button" class="button quiet" onClick={() => (asked.value = false)}>
        {t('confirm.no')}
      </button>
    </fieldset>
  );
}
