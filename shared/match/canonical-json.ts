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
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return canonicalObject(value);
}

function canonicalObject(value: { readonly [key: string]: JsonValue | undefined }): string {
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

// Array.isArray does not narrow readonly arrays
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
