import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface Disclosure {
  readonly open: Signal<boolean>;
  /** Around the button and what it shows: a press anywhere else closes it. */
  readonly box: RefObject<HTMLDivElement>;
  /** Where the focus goes when Escape closes it. */
  readonly button: RefObject<HTMLButtonElement>;
}

/** What a button shows until it is pressed again, or something else is, or Escape. */
export function useDisclosure(): Disclosure {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) open.value = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      open.value = false;
      button.current?.focus();
    };
    addEventListener('pointerdown', onPointer);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onPointer);
      removeEventListener('keydown', onKey);
    };
  }, [open.value]);
  return { open, box, button };
}
