/** Straight-line programs in the move language whose lines mostly differ and never raise: a seed decides all of it. */
import { type Random, randomFor } from '../../shared/match/random.ts';
import type { Code } from '../../shared/python/bytecode.ts';
import { Machine } from '../../shared/python/machine.ts';
import { parseLine } from '../../shared/python/parse.ts';

/** What lines are made of, the commonest shapes repeated: N a name, A an attribute, I an index, K a key. */
const SHAPES = [
  ...['N = Node()', 'N = Node()', 'N = Slot()', 'N = [N, N]', 'N = [N]', 'N = (N, N)', "N = {'K': N}", 'N = Node()'],
  ...['N = N', 'N = N', 'N = N.A', 'N = N.A', 'N = N.A.A', 'N = N[I]', "N = N['K']", 'N = None'],
  ...['N.A = N', 'N.A = N', 'N.A = N', 'N.A = N', 'N.A.A = N', 'N.A = Node()', 'N.left = N', 'N.right = N.A'],
  ...['N.append(N)', 'N.append(N)', 'N[I] = N', "N['K'] = N", 'N = N.pop()', 'N.append(Node())'],
  ...['del N', 'del N.A', 'del N.left', 'del N[I]', "del N['K']", 'N = weakref.ref(N)', 'N = N()', 'N = closure(N)'],
];

const ATTRIBUTES = ['left', 'right', 'next', 'hold', 'note', 'lid', 'egg', 'twin', 'door', 'roof', 'lamp', 'seat'];
const NAMES = Array.from({ length: 40 }, (_, index) => `n${index}`);
const KEYS = Array.from({ length: 10 }, (_, index) => `k${index}`);

/** So often a shape is filled anew until it makes a line that runs: then shapes are as common as the list says. */
const TRIES = 60;

/** A shape with its letters filled. */
function fill(shape: string, random: Random): string {
  return shape.replaceAll(/\b[NAIK]\b/g, (part) => {
    if (part === 'N') return random.pick(NAMES);
    if (part === 'A') return random.pick(ATTRIBUTES);
    return part === 'K' ? random.pick(KEYS) : String(random.below(3));
  });
}

/** A line as machines run it. Throws on a line that is not in the language. */
export function codeOf(text: string): Code {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return parsed.code;
}

/** A program of so many lines for an empty machine. What would raise is tried on a copy and left out. */
export function drawProgram(length: number, seed: string): string[] {
  const random = randomFor(seed, 'program');
  const machine = new Machine('3.13', { record: false });
  const lines: string[] = [];
  while (lines.length < length) {
    const line = drawLine(machine, random);
    if (line === null) continue;
    const { error } = machine.run(codeOf(line));
    if (error !== undefined) throw new Error(`${line} raises only where it was not tried: ${error.message}`);
    lines.push(line);
  }
  return lines;
}

/** A line of a random shape that runs on the machine as it stands; null if the shape made none. */
function drawLine(machine: Machine, random: Random): string | null {
  const shape = random.pick(SHAPES);
  const copy = machine.fork();
  for (let tries = 0; tries < TRIES; tries++) {
    const line = fill(shape, random);
    if (copy.run(codeOf(line)).error === undefined) return line;
  }
  return null;
}
