import type { FrameId, Picture } from '../../../shared/heap/picture.ts';

/** Short words that are nobody's secret: what a gesture calls a new name until somebody finds a better one. */
const POOLS = {
  instance: ['pet', 'dot', 'fig', 'kit', 'oak', 'sun', 'elf', 'owl', 'bee', 'fox'],
  container: ['box', 'bag', 'jar', 'tin', 'pot', 'cup'],
  weak: ['w', 'ghost', 'hint', 'echo'],
  holder: ['keep', 'hook', 'pin', 'knot'],
  value: ['x', 'y', 'z', 'a', 'b', 'c'],
} as const;
export type NamePool = keyof typeof POOLS;

/** The first pleasant name of that kind that is neither used in the frame nor a shared name that it would hide. */
export function freshName(picture: Picture, frame: FrameId, pool: NamePool): string {
  const taken = new Set(
    picture.names.filter((one) => one.frame === frame || one.frame === 'globals').map(({ name }) => name),
  );
  const words: readonly string[] = POOLS[pool];
  const free = words.find((word) => !taken.has(word));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const numbered = words.map((word) => `${word}${number}`).find((word) => !taken.has(word));
    if (numbered !== undefined) return numbered;
  }
}
