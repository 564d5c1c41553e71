/** Wide screens: a column of frames on the left, one's own first; the shared names above the heap, the truck beside them. */
import type { ArenaFrame } from './arena.ts';
import { clamp } from './geometry.ts';
import { MARGIN, type Panel, type Rim, type RimInput, type Tag } from './rim.ts';
import { OUTSIDE_HEIGHT, outsideOf } from './rim-outside.ts';
import { flowTags, foldTags, namesOf, OWN_TAG, QUIET_TAG } from './tag-flow.ts';
import { sansWidth } from './text-width.ts';

const GAP = 9;
const PADDING = 10;
const TRUCK_WIDTH = 168;
const TRUCK_HEIGHT = 40;
const NOTE_HEIGHT = 34;
/** So many own names get a line each. */
const ONE_EACH = 5;

interface Column {
  readonly panels: readonly Panel[];
  readonly tags: readonly Tag[];
  readonly bottom: number;
}

const headerOf = (frame: ArenaFrame): number => (frame.own ? (frame.tokens === null ? 33 : 49) : 27);

interface ColumnInput {
  readonly rim: RimInput;
  readonly frames: readonly ArenaFrame[];
  readonly width: number;
  readonly top: number;
  readonly folded: ReadonlySet<ArenaFrame>;
}

function column({ rim, frames, width, top, folded }: ColumnInput): Column {
  const panels: Panel[] = [];
  const tags: Tag[] = [];
  let y = top;
  for (const frame of frames) {
    const names = namesOf(rim.names, frame.frame);
    const header = headerOf(frame);
    if (folded.has(frame) && rim.unfolded !== frame.frame) {
      panels.push({ frame, box: { x: MARGIN, y, width, height: header }, form: 'folded' });
      tags.push(...foldTags(frame, names, { x: MARGIN + width, y: y + header / 2 }));
      y += header + GAP;
      continue;
    }
    const size = frame.own ? OWN_TAG : QUIET_TAG;
    const at = { x: MARGIN + PADDING, y: y + header };
    const column = frame.own && names.length <= ONE_EACH;
    const flow = flowTags({ frame, names, at, width: width - 2 * PADDING, size, leave: 'right', column });
    const least = frame.own ? OWN_TAG.height + 6 : 6;
    const kept = frame.returned ? (rim.outlines?.get(frame.frame) ?? 0) : 0;
    const height = Math.max(kept, header + Math.max(flow.height, least) + (flow.height > 0 ? PADDING : 0));
    panels.push({ frame, box: { x: MARGIN, y, width, height }, form: 'full' });
    tags.push(...flow.tags);
    y += height + GAP;
  }
  return { panels, tags, bottom: y - GAP };
}

/** Folds the last frames, never one's own, until the column fits. */
function fittingColumn(input: Omit<ColumnInput, 'folded'>, bottom: number): Column {
  const folded = new Set<ArenaFrame>();
  let fitting = column({ ...input, folded });
  for (const frame of [...input.frames].reverse()) {
    if (fitting.bottom <= bottom) break;
    if (frame.own) continue;
    folded.add(frame);
    fitting = column({ ...input, folded });
  }
  return fitting;
}

export function wideRim(rim: RimInput): Rim {
  const { width, height } = rim.size;
  const seats = [...rim.frames]
    .filter((frame) => frame.frame !== 'globals')
    .sort((a, b) => Number(b.own) - Number(a.own));
  const shared = rim.frames.find((frame) => frame.frame === 'globals');
  const columnWidth = seats.length === 0 ? 0 : Math.round(clamp(width * 0.155, 138, 196));
  const left = seats.length === 0 ? MARGIN : MARGIN + columnWidth + 16;

  const title = Math.ceil(sansWidth(rim.sharedTitle.toLocaleUpperCase(), 11.5) * 1.1) + 14;
  const stripWidth = width - left - TRUCK_WIDTH - 2 * MARGIN;
  const strip =
    shared === undefined
      ? { tags: [], height: 0 }
      : flowTags({
          frame: shared,
          names: namesOf(rim.names, 'globals'),
          at: { x: left + title, y: MARGIN + 4 },
          width: stripWidth - title,
          size: { ...OWN_TAG, gap: 10 },
          leave: 'down',
        });
  const top = MARGIN + Math.max(TRUCK_HEIGHT, strip.height + 8) + 6;
  const bottom = height - MARGIN;

  const input = { rim, frames: seats, width: columnWidth, top };
  let frames = column({ ...input, folded: new Set() });
  if (frames.bottom > bottom) frames = fittingColumn({ ...input, top: MARGIN }, bottom);

  const panels = [...frames.panels];
  if (shared !== undefined) {
    const box = { x: left, y: MARGIN, width: stripWidth, height: top - MARGIN - 6 };
    panels.push({ frame: shared, box, form: 'strip' });
  }
  const floor = rim.outside ? bottom - OUTSIDE_HEIGHT - 6 : bottom;
  const heap = { x: left, y: top, width: width - left - MARGIN, height: floor - top };
  const note = { x: MARGIN, y: frames.bottom + GAP, width: columnWidth, height: NOTE_HEIGHT };
  return {
    panels,
    tags: [...strip.tags, ...frames.tags],
    heap,
    outside: outsideOf(rim, { x: heap.x, y: floor + 6, width: heap.width, height: OUTSIDE_HEIGHT }),
    truck: { x: width - MARGIN - TRUCK_WIDTH, y: MARGIN, width: TRUCK_WIDTH, height: TRUCK_HEIGHT },
    note: seats.length > 0 && note.y + note.height <= bottom ? note : null,
    narrow: false,
  };
}
