/** Scenarios for tests: their own, so that tuning the game's does not change what the tests say. */

interface Fields {
  readonly truck?: 0 | 1 | 2;
  readonly runtime?: string;
  readonly vocabulary?: string;
  readonly contracts?: string;
}

const EVERYTHING = [
  'Node 1, Slot 1, SlotW 1, Loud 2, Phoenix 2, Grump 2, list 1, tuple 1, dict 1, set 1',
  'weakref.ref 1, watcher 1, weakref.finalize 1, weakcache 1, closure 1, generator 1, capture 1, cached 1, touch 1',
  'registry 1, graveyard 1, gc.collect 3, gc.freeze 5, sys.getrefcount 1',
].join(', ');

/** A scenario's text around these lines. */
export function scenarioText(lines: readonly string[], fields: Fields = {}): string {
  const { truck = 1, runtime = '3.15', vocabulary = EVERYTHING, contracts = 'keep, free, truck, leak' } = fields;
  return [
    '# title: Test',
    '# title.zh: 测试',
    '# order: 1',
    '# teaches: cycles',
    `# runtime: ${runtime}`,
    `# truck: ${truck}`,
    `# vocabulary: ${vocabulary}`,
    `# contracts: ${contracts}`,
    '# stakes: 6',
    '# briefing: Who stays?',
    '# briefing.zh: 谁会留下？',
    '# hint: Look twice.',
    '# hint.zh: 再看一眼。',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** Two who hold each other, a Loud one, a dict that hangs on nobody else: something of everything, in few lines. */
export const ROOMMATES_LINES = [
  'shelf = [Node(), Node(), Loud()]',
  'shelf[0].next = shelf[1]',
  'shelf[1].next = shelf[0]',
  "album = {'k1': shelf[2], 'k2': Node()}",
] as const;

export const ROOMMATES = scenarioText(ROOMMATES_LINES);
