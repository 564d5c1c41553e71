/** What is said about a collection. */

export type Generation = 0 | 1 | 2;

/** The bit of `gc.set_debug` that keeps what is found instead of freeing it. */
export const DEBUG_SAVEALL = 32;

export interface Collected {
  /** What `gc.collect` returns, `uncollectable` included. */
  readonly collected: number;
  readonly uncollectable: number;
}
