/** Which lines let a wrapper die and left open what it had opened. */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { ObjectId } from '../../shared/heap/picture.ts';

interface LineOfEvents {
  readonly events: readonly HeapEvent[];
}

const NONE: readonly number[] = [];

/** For each line of a program, from its start: the descriptors that are still open although their wrapper died in it. */
export function leftOpen(lines: readonly LineOfEvents[]): readonly (readonly number[])[] {
  const open = new Set<number>();
  const opened = new Map<ObjectId, number>();
  let youngest: ObjectId | null = null;
  return lines.map(({ events }) => {
    const dead: number[] = [];
    for (const event of events) {
      // a wrapper opens while it is made, before anything else can be
      if (event.type === 'made') youngest = event.object;
      if (event.type === 'died') dead.push(...numberOf(opened.get(event.object)));
      if (event.type !== 'logged') continue;
      const [, word, digits] = /^(open|close) (\d+)$/.exec(event.text) ?? [];
      const number = Number(digits);
      if (word === 'close') open.delete(number);
      if (word !== 'open') continue;
      open.add(number);
      if (youngest !== null) opened.set(youngest, number);
    }
    const left = dead.filter((number) => open.has(number));
    return left.length === 0 ? NONE : left;
  });
}

function numberOf(number: number | undefined): readonly number[] {
  return number === undefined ? NONE : [number];
}
