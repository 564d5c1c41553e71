/** What the game teaches: the rows of the design's table, as ids that scenarios, levels and pages share. */
export const TOPICS = [
  'references-and-names',
  'reference-counts',
  'cycles',
  'generations',
  'collect-returns',
  'finalizers',
  'weak-references',
  'hidden-holders',
  'finding-leaks',
  'freed-is-not-returned',
  'not-owned',
  'myths',
] as const;
export type Topic = (typeof TOPICS)[number];
