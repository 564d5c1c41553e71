/** The strip below the heap: a tap for each descriptor that is open, in the order of their numbers. */
import type { OutsideWords } from './arena.ts';
import type { OpenDescriptor } from './descriptors.ts';
import type { Box } from './geometry.ts';
import type { Outside, RimInput, Tap } from './rim.ts';
import { fitted, monoWidth, sansWidth } from './text-width.ts';

export const OUTSIDE_HEIGHT = 34;
const PADDING = 12;
const TAP_HEIGHT = 26;
const GAP = 6;
/** The drawing of a tap, left of its text, and what is left of and right of both. */
const TAP_ICON = 38;
/** Below this width there is no room for a title beside taps. */
const ROOMY = 480;

/** Where everything in the strip stands; null where nothing could be open. */
export function outsideOf(rim: RimInput, box: Box): Outside | null {
  if (!rim.outside) return null;
  const { words, descriptors } = rim.outside;
  const text = descriptors.length === 0 ? `${words.title} · ${words.allClosed}` : words.title;
  const titled = descriptors.length === 0 || box.width >= ROOMY;
  const title = titled ? fitted(text, 12, box.width - 2 * PADDING) : '';
  const start = titled ? Math.ceil(sansWidth(title, 12)) + PADDING + 14 : PADDING - 4;
  const room = box.width - start - PADDING;
  const shown = largestThatFits(descriptors.length, (count, says) => {
    const taps = tapTexts(descriptors, count, says, words);
    return taps.reduce((sum, { text }) => sum + widthOf(text) + GAP, -GAP) <= room;
  });
  let x = box.x + start;
  const taps = tapTexts(descriptors, shown.count, shown.says, words).map(({ descriptor, text }): Tap => {
    const tap = {
      descriptor,
      text,
      box: { x, y: box.y + (box.height - TAP_HEIGHT) / 2, width: widthOf(text), height: TAP_HEIGHT },
    };
    x += tap.box.width + GAP;
    return tap;
  });
  return { box, title, taps };
}

const widthOf = (text: string): number => Math.ceil(monoWidth(text, 12)) + TAP_ICON;

/** What a tap says beside its number: who could close it, or that nobody can; only the latter; nothing. */
const SAYINGS = ['keeper', 'leak', 'nothing'] as const;
type Says = (typeof SAYINGS)[number];

/** All, saying as much as there is room for; else as many as there is room for. */
function largestThatFits(
  all: number,
  fits: (count: number, says: Says) => boolean,
): { readonly count: number; readonly says: Says } {
  const says = SAYINGS.find((one) => fits(all, one));
  if (says !== undefined) return { count: all, says };
  let count = all;
  while (count > 0 && !fits(count, 'nothing')) count -= 1;
  return { count, says: 'nothing' };
}

/** What stands beside the first taps, and how many more there are. */
function tapTexts(
  descriptors: readonly OpenDescriptor[],
  count: number,
  says: Says,
  words: OutsideWords,
): readonly Pick<Tap, 'descriptor' | 'text'>[] {
  const taps = descriptors.slice(0, count).map((descriptor) => ({
    descriptor,
    text: [String(descriptor.number), ...saying(descriptor, says, words)].join(' · '),
  }));
  const rest = descriptors.length - taps.length;
  return rest === 0 ? taps : [...taps, { descriptor: null, text: `+${rest}` }];
}

function saying({ keeper }: OpenDescriptor, says: Says, words: OutsideWords): readonly string[] {
  if (says === 'nothing') return [];
  if (keeper === null) return [words.leaked];
  return says === 'keeper' ? [keeper.label ?? keeper.type] : [];
}
