import { type ReadonlySignal, signal } from '@preact/signals';

/** How often what depends on time is drawn anew, in ms: often enough for tokens to fill smoothly. */
const TICK_MS = 250;

/** What `read` says, a few times a second while the page is visible. `stop` ends it. */
export function tickingSignal(read: () => number): {
  readonly value: ReadonlySignal<number>;
  readonly stop: () => void;
} {
  const value = signal(read());
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') value.value = read();
  }, TICK_MS);
  return { value, stop: () => clearInterval(timer) };
}
