/** Lines that anybody might write: legal, in play, and without a purpose. */
import { INSTANCE_CLASSES, type PicturedObject } from '../heap/picture.ts';
import type { Feature } from '../python/features.ts';
import { hangingLine, interpretersHolders } from './hanging.ts';
import { type PlanWorld, playLines, sightIn } from './plan-world.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import type { Seat } from './settings.ts';
import { freshName, type Sight } from './sight.ts';

/** How often a draw that Python or the vocabulary refuses is repeated. */
const TRIES = 8;

interface Draw {
  readonly sight: Sight;
  readonly vocabulary: Scenario['vocabulary'];
  readonly random: Random;
  /** What the seat can name, with its name. */
  readonly named: readonly { readonly object: PicturedObject; readonly name: string }[];
}

/** How often each kind of line is drawn: references come and go more than anything else, and few call the collector. */
const WEIGHTS = {
  bind: 12,
  make: 8,
  display: 4,
  hang: 20,
  cut: 16,
  unbind: 4,
  watch: 8,
  hold: 8,
  collect: 1,
} as const;
type Kind = keyof typeof WEIGHTS;
const KINDS = (Object.keys(WEIGHTS) as Kind[]).flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));

/** A line that the seat can play on the world as it stands, whatever it costs; null if none was drawn. */
export function randomLine(world: PlanWorld, seat: Seat, random: Random): string | null {
  return randomStep(world, seat, random)?.line ?? null;
}

/** Up to `count` such lines, each on the heap that the one before left. */
export function randomLines(world: PlanWorld, seat: Seat, count: number, random: Random): string[] {
  const lines: string[] = [];
  for (let next = world; lines.length < count; ) {
    const step = randomStep(next, seat, random);
    if (step === null) break;
    lines.push(step.line);
    next = step.after;
  }
  return lines;
}

/** A random line with the world that it leads to. */
export function randomStep(
  world: PlanWorld,
  seat: Seat,
  random: Random,
): { readonly line: string; readonly after: PlanWorld } | null {
  const sight = sightIn(world, seat);
  const named = sight.picture.objects.flatMap((object) => {
    const name = sight.expressions.get(object.id);
    return name === undefined ? [] : [{ object, name }];
  });
  const draw: Draw = { sight, vocabulary: world.scenario.vocabulary, random, named };
  for (let tries = 0; tries < TRIES; tries++) {
    const line = drawLine(random.pick(KINDS), draw);
    const after = line === null ? null : playLines(world, seat, [line]);
    if (line !== null && after !== null) return { line, after };
  }
  return null;
}

function drawLine(kind: Kind, draw: Draw): string | null {
  const { sight, vocabulary, random } = draw;
  switch (kind) {
    case 'bind':
      return withName(draw, (name) => `${freshName(sight)} = ${name}`);
    case 'make': {
      const classes = INSTANCE_CLASSES.filter((name) => vocabulary.has(name));
      return classes.length === 0 ? null : `${freshName(sight)} = ${random.pick(classes)}()`;
    }
    case 'display':
      return withName(draw, (name) => {
        const displays = displaysOf(name, vocabulary);
        return displays.length === 0 ? null : `${freshName(sight)} = ${random.pick(displays)}`;
      });
    case 'hang':
      return withName(draw, (name) => hangSomewhere(draw, name));
    case 'cut':
      return cutSomething(draw);
    case 'unbind': {
      const own = sight.picture.names.filter(({ frame }) => frame === sight.seat);
      return own.length === 0 ? null : `del ${random.pick(own).name}`;
    }
    case 'watch':
      return withName(draw, (name) => watch(draw, name));
    case 'hold':
      return withName(draw, (name) => hold(draw, name));
    case 'collect': {
      const calls = collectorCalls(vocabulary);
      return calls.length === 0 ? null : random.pick(calls);
    }
  }
}

function withName(draw: Draw, write: (name: string) => string | null): string | null {
  return draw.named.length === 0 ? null : write(draw.random.pick(draw.named).name);
}

function displaysOf(name: string, vocabulary: Scenario['vocabulary']): string[] {
  const displays: readonly (readonly [Feature, string])[] = [
    ['list', `[${name}]`],
    ['tuple', `(${name},)`],
    ['dict', `{'k1': ${name}}`],
    ['set', `{${name}}`],
  ];
  return displays.flatMap(([feature, text]) => (vocabulary.has(feature) ? [text] : []));
}

function hangSomewhere({ named, random }: Draw, expression: string): string | null {
  const { object, name } = random.pick(named);
  return hangingLine(object, name, expression);
}

function cutSomething({ named, random }: Draw): string | null {
  const cuts = named.flatMap(({ object, name }) =>
    object.slots.flatMap(({ kind, name: slot }) =>
      kind === 'attribute' || kind === 'key' || (kind === 'index' && object.type === 'list')
        ? [`del ${name}${slot}`]
        : [],
    ),
  );
  cuts.push(...named.flatMap(({ object, name }) => closings(object, name)));
  return cuts.length === 0 ? null : random.pick(cuts);
}

/** What ends a holder, or what it wraps, and leaves it where it is. */
function closings({ type }: PicturedObject, name: string): string[] {
  if (type === 'thread') return [`${name}.release()`];
  return type === 'Handle' || type === 'SafeHandle' ? [`${name}.close()`, `with ${name}: pass`] : [];
}

function watch(draw: Draw, name: string): string | null {
  const { sight, vocabulary, random } = draw;
  const watcher = vocabulary.has('watcher') && random.below(2) === 0;
  const lines = [
    ...(vocabulary.has('weakref.ref')
      ? [`${freshName(sight)} = weakref.ref(${name}${watcher ? ', watcher' : ''})`]
      : []),
    ...(vocabulary.has('weakref.finalize') ? [`weakref.finalize(${name}, released)`] : []),
    ...(vocabulary.has('shut') && vocabulary.has('weakref.finalize') && isHandleName(draw, name)
      ? [`weakref.finalize(${name}, shut, ${name}.fd)`]
      : []),
    ...(vocabulary.has('weakcache') ? [`weakcache['k${1 + random.below(3)}'] = ${name}`] : []),
  ];
  return lines.length === 0 ? null : random.pick(lines);
}

function isHandleName({ named }: Draw, name: string): boolean {
  return named.some((one) => one.name === name && (one.object.type === 'Handle' || one.object.type === 'SafeHandle'));
}

function hold(draw: Draw, name: string): string | null {
  const { sight, vocabulary, random } = draw;
  const holders = (['closure', 'generator', 'guarded', 'capture'] as const).filter((holder) => vocabulary.has(holder));
  const lines = [
    ...holders.map((holder) => `${freshName(sight)} = ${holder}(${name})`),
    ...(vocabulary.has('park') ? [`${freshName(sight)} = park(${name})`] : []),
    ...(vocabulary.has('local') ? [`local.${random.pick(['left', 'right', 'next'])} = ${name}`] : []),
    ...interpretersHolders(name, vocabulary),
  ];
  return lines.length === 0 ? null : random.pick(lines);
}

function collectorCalls(vocabulary: Scenario['vocabulary']): string[] {
  return [
    ...(vocabulary.has('gc.collect') ? ['gc.collect(0)', 'gc.collect(1)', 'gc.collect()'] : []),
    ...(vocabulary.has('gc.freeze') ? ['gc.freeze()'] : []),
    ...(vocabulary.has('gc.unfreeze') ? ['gc.unfreeze()'] : []),
    ...(vocabulary.has('gc.callbacks') ? ['gc.callbacks.append(on_gc)'] : []),
    ...(vocabulary.has('cache_clear') && vocabulary.has('cached') ? ['cached.cache_clear()'] : []),
  ];
}
