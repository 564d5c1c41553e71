/** Values and names as Python writes them, for every Python from 2.7 on. */

/** A string literal; what is not ASCII stays as it is, in a file that says its coding. */
export function pythonString(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** What a comment may hold: one line. */
export function pythonComment(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** An answer as a literal. */
export function pythonValue(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonString(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  return String(value);
}

/** What a player's door must not be called: keywords, and the names of the other doors. */
const TAKEN = new Set(
  (
    'and as assert async await break class continue def del elif else except exec finally for from global if import in is ' +
    'lambda match nonlocal not or pass print raise return true false none try while with yield scenario truck survivors'
  ).split(' '),
);

/** A name for each player, plain ASCII and different from all others: `Ada` is `ada`, `小明` in seat 1 is `player_2`. */
export function identifiersFor(names: readonly string[]): string[] {
  const used = new Set(TAKEN);
  return names.map((name, seat) => {
    const plain = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[_0-9]+|_+$/g, '');
    const wanted =
      plain === '' || /[^\p{ASCII}]/u.test(name.normalize('NFKD').replace(/\p{M}/gu, ''))
        ? `player_${seat + 1}`
        : plain;
    let identifier = wanted;
    for (let n = 2; used.has(identifier); n++) identifier = `${wanted}_${n}`;
    used.add(identifier);
    return identifier;
  });
}
