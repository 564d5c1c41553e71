/**
 * What stands in for CPython on a machine without one: figures of CPython 3.13 on a machine with 2 cores. Ratios against
 * them say something about our machine as well, so the table heads them as what they are.
 */
export const FLOORS_NAME = 'FLOOR (3.13, elsewhere)';

export const FLOORS = {
  /** Statements a second, as one compiled program. */
  compiled: 7_900_000,
  /** Statements a second, compiled and run line by line. */
  text: 56_000,
  /** Nanoseconds a live object of a full collection, by the number of them. */
  collection: {
    instances: { 1000: 72, 10000: 75, 100000: 121, 1000000: 342 },
    // of lists only the ends are known: between them the lower one counts
    lists: { '1000': 45, '10000': 45, '100000': 45, '1000000': 247 },
  },
} as const;
