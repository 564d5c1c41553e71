import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FrameId, Picture } from '../../shared/heap/picture.ts';
import type { Composer } from '../model/composer.ts';
import type { TableView } from '../model/gestures/table-view.ts';
import type { Guide } from '../model/guide.ts';
import type { Stage } from '../model/stage.ts';

/** How lines are said where they can be. */
export interface Voice {
  readonly composer: Composer;
  /** The heap as the reader can speak about it; null for who looks on. */
  table(): TableView | null;
  /** Whether lines can be said now. */
  canSay(): boolean;
  /** Whether a line would run, as far as can be told here. */
  isLegal(line: string): boolean;
}

/** A heap on a page, whoever's it is: what the arena, the outline, the prompt and the menus look at. */
export interface HeapView {
  readonly stage: Stage;
  /** The latest heap, whatever a guide shows of how it came. */
  readonly picture: ReadonlySignal<Picture>;
  readonly guide: ReadonlySignal<Guide | null>;
  readonly watching: Signal<boolean>;
  /** In the order of reading, with what they are called: after their players, and what the globals are here. */
  readonly frames: ReadonlySignal<readonly { readonly frame: FrameId; readonly name: string }[]>;
  /** null: nothing can be said here. */
  readonly voice: Voice | null;
}

const Context = createContext<HeapView | null>(null);
export const HeapViewProvider = Context.Provider;

/** The heap that the component is about. Throws where there is none: a bug. */
export function useHeap(): HeapView {
  const view = useContext(Context);
  if (view === null) throw new Error('no heap around this component');
  return view;
}
