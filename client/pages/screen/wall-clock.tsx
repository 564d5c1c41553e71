import type { JSX } from 'preact';
import { clockText } from '../../components/clock-text.ts';

/** Minutes and seconds that are left; nothing where the host ends the phase. */
export function WallClock({ ms, isRunning }: { readonly ms: number; readonly isRunning: boolean }): JSX.Element | null {
  const text = clockText(ms);
  if (text === null) return null;
  return (
    <p class={ms <= 10_000 && isRunning ? 'wall-clock soon' : 'wall-clock'} role="timer">
      {text}
    </p>
  );
}
