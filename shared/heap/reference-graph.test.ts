import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withInlineAttributes } from '../python/inline-attributes.ts';
import { Machine } from '../python/machine.ts';
import { parseLine } from '../python/parse.ts';
import { randomLine } from '../python/random-lines.ts';
import type { ObjectId, Slot } from './picture.ts';
import type { ReferenceGraph } from './reference-graph.ts';
import { RUNTIME_IDS } from './runtime.ts';

function run(machine: Machine, text: string, frame: 'globals' | number = 'globals'): void {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  machine.run(parsed.code, frame);
}

/** The same from the picture. */
function graphOfPicture(machine: Machine): ReferenceGraph {
  const { objects, names } = withInlineAttributes(machine.picture());
  const numbers = new Map(objects.map(({ id }, number) => [id, number]));
  const numbered = (ids: readonly ObjectId[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  const targets = (slots: readonly Pick<Slot, 'to'>[]) => slots.flatMap(({ to }) => ('object' in to ? to.object : []));
  const watched = new Set(targets(objects.flatMap(({ slots }) => slots.filter(({ weak }) => weak))));
  return {
    objects: objects.map(({ id, label, type, place, slots }) => ({
      label,
      type,
      place,
      held: sorted(numbered(targets(slots.filter(({ weak }) => !weak)))),
      watched: watched.has(id),
    })),
    named: sorted(numbered(targets(names))),
  };
}

/** In what order an object holds things is no matter. */
function inOrder({ objects, named }: ReferenceGraph): ReferenceGraph {
  return { objects: objects.map((object) => ({ ...object, held: sorted(object.held) })), named: sorted(named) };
}

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}

describe.each(RUNTIME_IDS)('takeGraph on %s', (runtime) => {
  it.each([
    [
      'attributes in a dict of their own',
      ['a = Node()', ...'bcdefghijklmnopqrstuvwxyz'.split('').map((name) => `a.${name} = Node()`)],
    ],
    ['attributes of a function', ['f = closure(Node())', 'f.seen = Node()', 'f.seen.f = f']],
    ['the arguments of a cached function', ['cached(Node())', 'cached.of = [cached]']],
    ['a key that holds what no line reads', ['d = {}', "d['k'] = weakref.ref(d, watcher)"]],
  ])('knows %s', (_, lines) => {
    const machine = new Machine(runtime);
    for (const line of lines) run(machine, line);
    expect(inOrder(machine.graph())).toEqual(graphOfPicture(machine));
  });

  it('shows what the picture shows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 400, maxLength: 400 }), (choices) => {
        let next = 0;
        const pick = (count: number) => (choices[next++ % choices.length] ?? 0) % count;
        const machine = new Machine(runtime, { record: false });
        machine.openFrame(3);
        for (let line = 0; line < 80; line++) {
          run(machine, randomLine(pick), pick(3) === 0 ? 3 : 'globals');
          if (line % 8 === 7) expect(inOrder(machine.graph())).toEqual(graphOfPicture(machine));
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
