/**
 * One text for one value: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript writes them (as in
 * RFC 8785). Hashes are over this text, and a log is written in it, so that one match is one sequence of bytes.
 */

/** What JSON can hold. `undefined` members are left out, as JSON.stringify does. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** The canonical text of a value that is JSON. */
export function canonicalJson(value: JsonValue): string {
  // what has been read from canonical text needs no sorting, and the engine's own writer is many times faster
  return isInOrder(value) ? JSON.stringify(value) : sorted(value);
}

/** Whether all keys stand in canonical order already. */
function isInOrder(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key in value) {
    const held = value[key];
    if (key < before || !(held === undefined || isInOrder(held))) return false;
    before = key;
  }
  return true;
}

function sorted(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(sorted).join(',')}]`;
  return canonicalObject(value);
}

function canonicalObject(value: { readonly [key: string]: JsonValue | undefined }): string {
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const held = value[key];
    if (held === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${sorted(held)}`;
  }
  return `${text}}`;
}

/** Whether two values have the same canonical text. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isArray(one) || isArray(other)) {
    if (!isArray(one) || !isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSameJson(item, other[index]));
  }
  for (const key in one) if (!isSameJson(one[key], member(other, key))) return false;
  for (const key in other) if (other[key] !== undefined && member(one, key) === undefined) return false;
  return true;
}

function member(value: { readonly [key: string]: JsonValue | undefined }, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

// Array.isArray does not narrow readonly arrays
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
