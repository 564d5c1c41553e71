/** Tags in rows, left to right, as words in a paragraph. */
import type { FrameId, PicturedName } from '../../shared/heap/picture.ts';
import type { ArenaFrame } from './arena.ts';
import type { Box, Point } from './geometry.ts';
import { type Tag, tagText } from './rim.ts';
import { monoWidth } from './text-width.ts';

export interface TagSize {
  readonly height: number;
  readonly font: number;
  readonly gap: number;
}

export const OWN_TAG: TagSize = { height: 28, font: 13, gap: 6 };
export const QUIET_TAG: TagSize = { height: 23, font: 11.5, gap: 5 };

/** The point of a tag is as wide as this. */
export const TAG_POINT = 9;

export const tagWidth = (text: string, size: TagSize): number => Math.ceil(monoWidth(text, size.font) + 20 + TAG_POINT);

export interface Flow {
  readonly tags: readonly Tag[];
  readonly height: number;
}

export interface FlowInput {
  readonly frame: ArenaFrame;
  readonly names: readonly PicturedName[];
  readonly at: Point;
  readonly width: number;
  readonly size: TagSize;
  /** Where references leave: at the point of the tag, or below it. */
  readonly leave: 'right' | 'down' | 'up';
  /** One name a line. */
  readonly column?: boolean;
}

function exitOf(box: Box, leave: FlowInput['leave']): Point {
  if (leave === 'right') return { x: box.x + box.width, y: box.y + box.height / 2 };
  return { x: box.x + box.width / 2, y: leave === 'down' ? box.y + box.height : box.y };
}

const DIRECTIONS: Readonly<Record<FlowInput['leave'], Point>> = {
  right: { x: 1, y: 0 },
  down: { x: 0, y: 1 },
  up: { x: 0, y: -1 },
};

export function flowTags(input: FlowInput): Flow {
  const { size, frame } = input;
  let x = input.at.x;
  let y = input.at.y;
  const tags: Tag[] = [];
  for (const name of input.names) {
    const text = tagText(name);
    const width = Math.min(input.width, tagWidth(text, size));
    if (x > input.at.x && (input.column === true || x + width > input.at.x + input.width)) {
      x = input.at.x;
      y += size.height + size.gap;
    }
    const box = { x, y, width, height: size.height };
    tags.push({
      frame: name.frame,
      name: name.name,
      text,
      to: name.to,
      colour: frame.colour,
      own: frame.own,
      box,
      exit: exitOf(box, input.leave),
      towards: DIRECTIONS[input.leave],
      shown: true,
    });
    x += width + size.gap;
  }
  return { tags, height: input.names.length === 0 ? 0 : y + size.height - input.at.y };
}

/** Tags that are not shown: their references leave from one place. */
export function foldTags(frame: ArenaFrame, names: readonly PicturedName[], exit: Point): readonly Tag[] {
  return names.map((name) => ({
    frame: name.frame,
    name: name.name,
    text: tagText(name),
    to: name.to,
    colour: frame.colour,
    own: frame.own,
    box: { x: exit.x, y: exit.y, width: 0, height: 0 },
    exit,
    towards: { x: 1, y: 0 },
    shown: false,
  }));
}

export function namesOf(names: readonly PicturedName[], frame: FrameId): readonly PicturedName[] {
  return names.filter((name) => name.frame === frame);
}
