/** A phase that the host ends lasts a day: no time to be shown. */
const LONGEST_SHOWN_S = 7_200;

/** Minutes and seconds of so many ms, a second begun counting as one; null where nothing but the host ends the phase. */
export function clockText(ms: number): string | null {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  if (seconds > LONGEST_SHOWN_S) return null;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
