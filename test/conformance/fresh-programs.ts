/** Programs that nobody has run yet: whatever the random numbers say. */
import type { Random } from '../../shared/match/random.ts';
import type { Played } from '../../shared/python/conformance.ts';
import { randomLine } from '../../shared/python/random-lines.ts';
import { needsThreads } from './cpython.ts';

/**
 * What the referee's own objects would change: automatic collections (those are for programs that run in one piece), and
 * how many objects are frozen, its own among them.
 */
function meetsReferee(line: string): boolean {
  return /gc\.(enable|set_threshold|get_freeze_count)\(/.test(line);
}

function drawLine(random: Random): string {
  const line = randomLine((count) => random.below(count));
  return needsThreads(line) || meetsReferee(line) || isTooSlow(line, random) ? drawLine(random) : line;
}

/** After `gc.unfreeze()` each collection, and the referee after each line, looks at all of the library: seldom, then. */
function isTooSlow(line: string, random: Random): boolean {
  return line === 'gc.unfreeze()' && random.below(4) > 0;
}

const FRAMES = [undefined, undefined, 0, 1] as const;

/** Any lines of the language in the globals and two frames, errors included; then the frames return, and a truck comes. */
export function freshRound(random: Random): Played[] {
  const lines = Array.from({ length: 60 }, (): Played => {
    const frame = random.pick(FRAMES);
    return frame === undefined ? { line: drawLine(random) } : { line: drawLine(random), frame };
  });
  return [...lines, { leave: 0 }, { leave: 1 }, { line: `gc.collect(${random.below(3)})` }];
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const THRESHOLDS = ['5, 2, 2', '8, 3, 1', '10, 2, 3', '4, 1, 1', '20, 1, 1', '3, 5, 2'] as const;
const SWITCHES = ['gc.disable()', 'gc.enable()', 'gc.set_threshold(12, 2, 2)', 'gc.set_threshold(0)'] as const;

/** A program that collects by itself. It raises nothing, since in CPython it is one piece of code. */
export function freshAutomatic(random: Random): string[] {
  const bound: string[] = [];
  const source = ['gc.collect()', `gc.set_threshold(${random.pick(THRESHOLDS)})`, 'gc.enable()'];
  const length = 40 + random.below(100);
  while (source.length < length) source.push(...automaticLines(random, bound));
  return source;
}

/** The next lines; `bound` are the names that are bound, and stays true. */
function automaticLines(random: Random, bound: string[]): string[] {
  const draw = random.below(100);
  if (draw < 50 || bound.length < 2) {
    const name = random.pick(NAMES);
    if (!bound.includes(name)) bound.push(name);
    return [`${name} = Node()`];
  }
  const [one = 'a', other = 'b'] = random.shuffle(bound);
  if (draw < 70) return [`${one}.${random.pick(['left', 'right'])} = ${other}`];
  if (draw < 85) return [`del ${unbound(one, bound)}`];
  if (draw < 95) {
    const pair = `${unbound(one, bound)}, ${unbound(other, bound)}`;
    return [`${one}.next = ${other}`, `${other}.next = ${one}`, `del ${pair}`];
  }
  return [draw < 97 ? `gc.collect(${random.below(2)})` : random.pick(SWITCHES)];
}

function unbound(name: string, bound: string[]): string {
  bound.splice(bound.indexOf(name), 1);
  return name;
}
