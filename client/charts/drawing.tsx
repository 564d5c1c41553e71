import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language } from '../i18n.ts';

/** How much room there is, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

interface DrawingProps {
  /** What gives the room: both sides, or the width alone, where the drawing makes its own height. */
  readonly by: 'both' | 'width';
  /** What is shown: the chart is drawn again when one of these changes, as when the room or the language does. */
  readonly shows: readonly unknown[];
  /** Loads the plot and draws it; rejects when it cannot. */
  readonly draw: (room: Room) => Promise<Element>;
}

/** The place of a chart, which is no more than decoration to whoever cannot see it. */
export function Drawing({ by, shows, draw }: DrawingProps): JSX.Element {
  const parent = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const height = useSignal(0);
  useEffect(() => {
    const element = parent.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
      if (by === 'both') height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (parent.current === null || width.value === 0 || (by === 'both' && height.value === 0)) return;
    let gone = false;
    const fontSize = Number.parseFloat(getComputedStyle(parent.current).fontSize);
    draw({ width: width.value, height: height.value, fontSize })
      .then((drawn) => {
        if (!gone) parent.current?.replaceChildren(drawn);
      })
      .catch((error: unknown) => console.error('the chart could not be drawn', error));
    return () => {
      gone = true;
    };
  }, [...shows, width.value, height.value, language.value]);
  return <div class="chart-drawing" ref={parent} aria-hidden="true" />;
}
