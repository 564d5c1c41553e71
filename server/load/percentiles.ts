/** The value below which a share of the values lies (nearest rank); NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `median 3 ms, 95 % 9 ms, 99 % 21 ms, most 40 ms`, of times in ms. */
export function spread(values: readonly number[]): string {
  if (values.length === 0) return 'nothing measured';
  const at = (share: number) => `${percentile(values, share).toFixed(1)} ms`;
  return `median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, most ${at(1)}`;
}
