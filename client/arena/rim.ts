/**
 * The rim of the arena: frames with their names, the shared names, the truck's waiting place, and the room that is left
 * for the heap. Wide screens have the frames in a column on the left; narrow ones have the own names below, the others'
 * as initials that unfold on a tap.
 */
import type { FrameId, PicturedName, Target } from '../../shared/heap/picture.ts';
import type { ArenaFrame, OutsideWords } from './arena.ts';
import type { OpenDescriptor } from './descriptors.ts';
import { rootText } from './edges.ts';
import type { Box, Point, Size } from './geometry.ts';

export interface Tag {
  readonly frame: FrameId;
  readonly name: string;
  /** The name, and its atom when it is bound to one. */
  readonly text: string;
  readonly to: Target;
  readonly colour: number | null;
  readonly own: boolean;
  readonly box: Box;
  /** Where its reference leaves, and in which direction. */
  readonly exit: Point;
  readonly towards: Point;
  /** False while its frame is folded: then only its reference shows. */
  readonly shown: boolean;
}

export interface Panel {
  readonly frame: ArenaFrame;
  readonly box: Box;
  /** `folded`: one line, or on narrow screens a disc with an initial. `strip`: the shared names, without a box. */
  readonly form: 'full' | 'bar' | 'folded' | 'disc' | 'strip';
}

/** A tap for each open descriptor; the last may count those for which there is no room. */
export interface Tap {
  /** Null for the one that counts. */
  readonly descriptor: OpenDescriptor | null;
  readonly text: string;
  readonly box: Box;
}

/** The strip below the heap: what the collector does not own. */
export interface Outside {
  readonly box: Box;
  /** What it is, and, where no tap is open, that; empty where there is no room. */
  readonly title: string;
  readonly taps: readonly Tap[];
}

export interface Rim {
  readonly panels: readonly Panel[];
  readonly tags: readonly Tag[];
  readonly heap: Box;
  readonly truck: Box;
  /** What is open outside of memory; null while there is nothing to show. */
  readonly outside: Outside | null;
  /** Where a word about the bell can stand; null when there is no room. */
  readonly note: Box | null;
  readonly narrow: boolean;
}

export interface RimInput {
  readonly size: Size;
  readonly frames: readonly ArenaFrame[];
  readonly names: readonly PicturedName[];
  /** The folded frame that a tap has unfolded. */
  readonly unfolded: FrameId | null;
  readonly sharedTitle: string;
  /** What is open outside of memory; absent where nothing could be. */
  readonly outside?: { readonly words: OutsideWords; readonly descriptors: readonly OpenDescriptor[] } | null;
  /** How high a frame's box was before it returned: its outline stays. */
  readonly outlines?: ReadonlyMap<FrameId, number>;
}

export const NARROW = 640;
export const MARGIN = 8;

/** A name's text: its atom is written with it, since no reference can show it. */
export function tagText(name: PicturedName): string {
  return 'atom' in name.to ? `${name.name} = ${name.to.atom}` : rootText(name.name);
}

/** Names identify a tag across views. */
export const nameKey = (frame: FrameId, name: string): string => `${frame}/${name}`;
