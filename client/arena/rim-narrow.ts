/** Narrow screens: shared names above, one's own below as a bar, the others as discs on the left that unfold on a tap. */
import type { ArenaFrame } from './arena.ts';
import { clamp } from './geometry.ts';
import { MARGIN, type Panel, type Rim, type RimInput, type Tag } from './rim.ts';
import { OUTSIDE_HEIGHT, outsideOf } from './rim-outside.ts';
import { flowTags, foldTags, namesOf, OWN_TAG, QUIET_TAG } from './tag-flow.ts';
import { sansWidth } from './text-width.ts';

const TRUCK_WIDTH = 104;
const TRUCK_HEIGHT = 36;
const DISC = 30;
const DISC_PITCH = 44;
const HEADER = 26;
/** Where a keyboard leaves no more than this, one's own frame folds to a disc as well. */
const LOW = 290;
/** The same once the frame has returned and has no names to show. */
const LOW_WITHOUT_NAMES = 420;

function ownBar(rim: RimInput, frame: ArenaFrame): { panel: Panel; tags: readonly Tag[]; top: number } {
  const { width, height } = rim.size;
  const names = namesOf(rim.names, frame.frame);
  const title = clamp(sansWidth(frame.title, 14) + 34, 64, 124);
  const dots = frame.tokens === null ? 0 : frame.tokens.most * 10 + 6;
  const inner = width - 2 * MARGIN - 20;
  const room = inner - title - dots;
  const measure = (y: number, x: number, available: number) =>
    flowTags({ frame, names, at: { x, y }, width: available, size: OWN_TAG, leave: 'up' });
  const inline = measure(0, 0, room);
  const oneRow = inline.height <= OWN_TAG.height && room > 90;
  const flow = oneRow ? inline : measure(0, 0, inner);
  const kept = frame.returned ? (rim.outlines?.get(frame.frame) ?? 0) : 0;
  const tall = Math.max(kept, (oneRow ? Math.max(OWN_TAG.height, flow.height) : HEADER + flow.height) + 16);
  const top = height - MARGIN - tall;
  const tags = oneRow
    ? measure(top + 8, MARGIN + 10 + title + dots, room).tags
    : measure(top + HEADER + 8, MARGIN + 10, inner).tags;
  const box = { x: MARGIN, y: top, width: width - 2 * MARGIN, height: tall };
  return { panel: { frame, box, form: 'bar' }, tags, top };
}

function discs(
  rim: RimInput,
  others: readonly ArenaFrame[],
  top: number,
  bottom: number,
): { panels: Panel[]; tags: Tag[] } {
  const panels: Panel[] = [];
  const tags: Tag[] = [];
  const pitch = Math.min(DISC_PITCH, (bottom - top) / Math.max(1, others.length));
  others.forEach((frame, index) => {
    const y = top + index * pitch + (pitch - DISC) / 2;
    const names = namesOf(rim.names, frame.frame);
    const box = { x: MARGIN - 2, y, width: DISC, height: DISC };
    panels.push({ frame, box, form: 'disc' });
    if (rim.unfolded !== frame.frame) {
      tags.push(...foldTags(frame, names, { x: box.x + DISC, y: y + DISC / 2 }));
      return;
    }
    const x = MARGIN + DISC + 6;
    const inner = Math.min(190, rim.size.width - x - MARGIN) - 20;
    const flow = flowTags({
      frame,
      names,
      at: { x: x + 10, y: y + HEADER },
      width: inner,
      size: QUIET_TAG,
      leave: 'right',
    });
    const height = HEADER + flow.height + 10;
    const shift = Math.min(0, bottom - y - height);
    panels.push({ frame, box: { x, y: y + shift, width: inner + 20, height }, form: 'full' });
    tags.push(
      ...flow.tags.map((tag) => ({
        ...tag,
        box: { ...tag.box, y: tag.box.y + shift },
        exit: { x: tag.exit.x, y: tag.exit.y + shift },
      })),
    );
  });
  return { panels, tags };
}

export function narrowRim(rim: RimInput): Rim {
  const { width, height } = rim.size;
  const shared = rim.frames.find((frame) => frame.frame === 'globals');
  const own = rim.frames.find((frame) => frame.own && height >= (frame.returned ? LOW_WITHOUT_NAMES : LOW));
  const others = rim.frames.filter((frame) => frame.frame !== 'globals' && frame !== own);
  const stripWidth = width - TRUCK_WIDTH - 2 * MARGIN - 6;
  const strip =
    shared === undefined
      ? { tags: [], height: 0 }
      : flowTags({
          frame: shared,
          names: namesOf(rim.names, 'globals'),
          at: { x: MARGIN, y: MARGIN + 4 },
          width: stripWidth,
          size: { ...QUIET_TAG, height: 26 },
          leave: 'down',
        });
  const top = MARGIN + Math.max(TRUCK_HEIGHT, strip.height + 6) + 6;
  const bar = own === undefined ? null : ownBar(rim, own);
  const floor = bar === null ? height - MARGIN : bar.top - 8;
  const bottom = rim.outside ? floor - OUTSIDE_HEIGHT - 6 : floor;
  const left = others.length === 0 ? MARGIN : MARGIN + DISC + 6;
  const unfolding = discs(rim, others, top, bottom);
  const panels = [...unfolding.panels];
  if (bar !== null) panels.unshift(bar.panel);
  if (shared !== undefined) {
    panels.push({
      frame: shared,
      box: { x: MARGIN, y: MARGIN, width: stripWidth, height: top - MARGIN - 6 },
      form: 'strip',
    });
  }
  return {
    panels,
    tags: [...strip.tags, ...(bar?.tags ?? []), ...unfolding.tags],
    heap: { x: left, y: top, width: width - left - MARGIN, height: bottom - top },
    outside: outsideOf(rim, { x: MARGIN, y: bottom + 6, width: width - 2 * MARGIN, height: OUTSIDE_HEIGHT }),
    truck: { x: width - MARGIN - TRUCK_WIDTH, y: MARGIN, width: TRUCK_WIDTH, height: TRUCK_HEIGHT },
    note: null,
    narrow: true,
  };
}
