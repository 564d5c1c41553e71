/** Which lines hang an object on another: for each kind of holder, how Python stores a reference in it. */
import type { PicturedObject } from '../heap/picture.ts';
import type { Scenario } from './scenario.ts';
import type { Sight } from './sight.ts';

const ATTRIBUTES: Partial<Record<PicturedObject['type'], readonly string[]>> = {
  Node: ['left', 'right', 'next', 'spare'],
  Slot: ['left', 'right'],
  SlotW: ['left', 'right'],
  Loud: ['left', 'right', 'next', 'spare'],
  Phoenix: ['left', 'right', 'next', 'spare'],
  Grump: ['left', 'right', 'next', 'spare'],
  Member: ['left', 'right', 'next', 'spare'],
  Handle: ['left', 'right', 'next', 'spare'],
  SafeHandle: ['left', 'right', 'next', 'spare'],
  local: ['left', 'right', 'next', 'spare'],
};

/**
 * The line after which `holder` refers to the value of `expression`, without pushing out anything that it holds;
 * null where there is no room, or no way to write to such an object. `name` is how the line names the holder.
 */
export function hangingLine(holder: PicturedObject, name: string, expression: string): string | null {
  switch (holder.type) {
    case 'list':
      return `${name}.append(${expression})`;
    case 'set':
      return `${name}.add(${expression})`;
    case 'dict':
      return `${name}[${freeKey(holder)}] = ${expression}`;
    default: {
      const attribute = freeAttribute(holder);
      return attribute === null ? null : `${name}.${attribute} = ${expression}`;
    }
  }
}

/** The lines that hang the value on what the interpreter holds, as far as that is in play. */
export function interpretersHolders(expression: string, vocabulary: Scenario['vocabulary']): string[] {
  const lines: string[] = [];
  if (vocabulary.has('registry')) lines.push(`registry.append(${expression})`);
  if (vocabulary.has('Member.members')) lines.push(`Member.members.append(${expression})`);
  if (vocabulary.has('cached')) lines.push(`cached(${expression})`);
  if (vocabulary.has('park')) lines.push(`park(${expression})`);
  if (vocabulary.has('log_error')) lines.push(`log_error(${expression})`);
  return lines;
}

/** The lines that hang the value of `expression` on those of `holders` that the seat can name. */
export function hangingLines(sight: Sight, holders: readonly PicturedObject[], expression: string): string[] {
  return holders.flatMap((holder) => {
    const name = sight.expressions.get(holder.id);
    const line = name === undefined ? null : hangingLine(holder, name, expression);
    return line === null ? [] : [line];
  });
}

/** The first usual attribute that holds nothing yet. */
function freeAttribute(object: PicturedObject): string | null {
  const free = (attribute: string): boolean =>
    object.slots.every(({ name, to }) => name !== `.${attribute}` || ('atom' in to && to.atom === 'None'));
  return ATTRIBUTES[object.type]?.find(free) ?? null;
}

function freeKey(dict: PicturedObject): string {
  const taken = new Set(dict.slots.map(({ name }) => name));
  for (let number = 1; ; number++) if (!taken.has(`['k${number}']`)) return `'k${number}'`;
}
