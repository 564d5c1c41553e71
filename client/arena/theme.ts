/** What the drawing needs beside colours: fonts, and colours as numbers, which is how Phaser wants them. */
export const SANS = 'Inter, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
export const MONO = '"JetBrains Mono", ui-monospace, Menlo, Consolas, monospace';

/** `#rrggbb` as 0xrrggbb. */
export function colourNumber(hex: string): number {
  return Number.parseInt(hex.slice(1), 16);
}

/** Two `#rrggbb` colours mixed: 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const a = colourNumber(from);
  const b = colourNumber(to);
  const channel = (shift: number): number => {
    const start = (a >> shift) & 255;
    return Math.round(start + (((b >> shift) & 255) - start) * share);
  };
  return `#${((channel(16) << 16) | (channel(8) << 8) | channel(0)).toString(16).padStart(6, '0')}`;
}

/** `#rrggbb` as CSS with an opacity from 0 to 1. */
export function withAlpha(hex: string, alpha: number): string {
  const colour = colourNumber(hex);
  return `rgba(${(colour >> 16) & 255},${(colour >> 8) & 255},${colour & 255},${alpha})`;
}
