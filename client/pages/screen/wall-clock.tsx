import type { JSX } from 'preact';

/** A phase that the host ends lasts a day: no time to be shown. */
const LONGEST_SHOWN_S = 7_200;

/** Minutes and seconds that are left; nothing where the host ends the phase. */
export function WallClock({ ms, isRunning }: { readonly ms: number; readonly isRunning: boolean }): JSX.Element | null {
  const seconds = Math.ceil(ms / 1000);
  if (seconds > LONGEST_SHOWN_S) return null;
  return (
    <p class={seconds <= 10 && isRunning ? 'wall-clock soon' : 'wall-clock'} role="timer">
      {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}
    </p>
  );
}
