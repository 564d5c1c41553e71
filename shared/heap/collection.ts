/** What is said about a collection. */

export type Generation = 0 | 1 | 2;

/** Bits of `gc.set_debug`: what a collection prints, and that it keeps what it finds instead of freeing it. */
export const DEBUG_STATS = 1;
export const DEBUG_COLLECTABLE = 2;
export const DEBUG_UNCOLLECTABLE = 4;
export const DEBUG_OBJECTS = 16;
export const DEBUG_SAVEALL = 32;

export interface Collected {
  /** What `gc.collect` returns, `uncollectable` included. */
  readonly collected: number;
  readonly uncollectable: number;
}
