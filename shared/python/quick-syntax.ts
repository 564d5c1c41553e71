/**
 * The trees of the commonest lines, without the grammar: names, attributes, items, calls, displays and plain atoms,
 * assigned, deleted, compared, under `with` or by themselves, in ASCII and on one line. Reads a line several times faster than the grammar
 * does. It knows no move: what it reads is lowered as any other tree, and what it does not read is left to the grammar,
 * so it has nothing to refuse. That both give the same tree is held by quick-syntax.test.ts.
 */
import { Syntax } from './syntax-node.ts';

/** Every word that the grammar takes for more than a name, wherever it does. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break case class continue def del elif else except exec finally for ' +
    'from global if import in is lambda match nonlocal not or pass print raise return try type while with yield'
  ).split(' '),
);

const DEEPEST = 20;
const NO_CHILDREN: readonly Syntax[] = [];

const SPACE = 32;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const EQUALS = 61;
const OPENING = { round: 40, square: 91, curly: 123 } as const;
const CLOSING: Readonly<Record<number, number>> = { 40: 41, 91: 93, 123: 125 };

/** The tree that the grammar has for the line; null for a line that is not for this file. */
export function readQuickly(text: string): Syntax | null {
  const reader = new Reader(text);
  const statement = reader.statement();
  return statement === null || !reader.isAtEnd() ? null : node('Script', text, 0, text.length, [statement]);
}

function node(type: string, source: string, from: number, to: number, children = NO_CHILDREN): Syntax {
  return new Syntax(type, source, from, to, children);
}

/** Reads ahead from where it stands. Null anywhere means: not for this file. */
class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  isAtEnd(): boolean {
    return this.at === this.source.length;
  }

  statement(): Syntax | null {
    if (this.source.startsWith('with ')) return this.withStatement();
    // a line that is indented is none
    return this.code() === SPACE ? null : this.simpleStatement();
  }

  private withStatement(): Syntax | null {
    this.at = 'with'.length;
    const children = [node('with', this.source, 0, this.at)];
    this.skipSpaces();
    // a bracket there may hold several managers
    if (this.code() === OPENING.round || !this.push(children, this.expression(0))) return null;
    if (this.push(children, this.keyword('as'))) {
      this.skipSpaces();
      const name = isLetter(this.code()) ? this.nameOrConstant() : null;
      if (name?.type !== 'VariableName') return null;
      children.push(name);
    }
    const colon = this.mark(COLON);
    this.skipSpaces();
    const body = colon === null ? null : (this.passStatement() ?? this.simpleStatement());
    if (colon === null || body === null) return null;
    children.push(node('Body', this.source, colon.from, this.at, [colon, body]));
    return node('WithStatement', this.source, 0, this.at, children);
  }

  private passStatement(): Syntax | null {
    const start = this.at;
    if (this.source.slice(start) !== 'pass') return null;
    this.at = this.source.length;
    const keyword = node('pass', this.source, start, this.at);
    return node('PassStatement', this.source, start, this.at, [keyword]);
  }

  private simpleStatement(): Syntax | null {
    if (this.source.startsWith('del ', this.at)) return this.deletion();
    const start = this.at;
    const children: Syntax[] = [];
    let sides = 0;
    do {
      if (!this.pushSide(children)) return null;
      sides++;
      const [first] = children;
      if (children.length === 1 && first !== undefined) {
        const whole = this.identity(start, first);
        if (whole !== null && this.isAtEnd()) return node('ExpressionStatement', this.source, start, this.at, [whole]);
        // what a comparison is assigned to is for the grammar
        if (whole !== first) return null;
      }
    } while (this.push(children, this.mark(EQUALS, 'AssignOp')));
    return sides === 1 ? null : node('AssignStatement', this.source, start, this.at, children);
  }

  /** What stands on one side of a sign: expressions with commas between them, and perhaps one behind the last. */
  private pushSide(children: Syntax[]): boolean {
    do {
      if (!this.push(children, this.expression(0))) return false;
    } while (this.push(children, this.mark(COMMA)) && !this.isSideOver());
    return true;
  }

  private isSideOver(): boolean {
    const before = this.at;
    this.skipSpaces();
    const code = this.code();
    this.at = before;
    return code === EQUALS || code === 0;
  }

  /** That expression, or its comparison with `is` and another. */
  private identity(start: number, left: Syntax): Syntax | null {
    const is = this.keyword('is');
    if (is === null) return left;
    const not = this.keyword('not');
    const right = this.expression(0);
    if (right === null) return null;
    const children = not === null ? [left, is, right] : [left, is, not, right];
    return node('BinaryExpression', this.source, start, this.at, children);
  }

  private deletion(): Syntax | null {
    const start = this.at;
    this.at += 'del'.length;
    const children = [node('del', this.source, start, this.at)];
    do {
      const target = this.expression(0);
      if (target === null) return null;
      children.push(target);
    } while (this.push(children, this.mark(COMMA)));
    return node('DeleteStatement', this.source, start, this.at, children);
  }

  private expression(depth: number): Syntax | null {
    this.skipSpaces();
    const start = this.at;
    let read = depth > DEEPEST ? null : this.primary(depth);
    while (read !== null) {
      const before = this.at;
      this.skipSpaces();
      const code = this.code();
      if (code === DOT) read = this.attribute(start, read);
      else if (code === OPENING.square) read = this.item(start, read, depth);
      else if (code === OPENING.round) read = this.call(start, read, depth);
      else {
        this.at = before;
        return read;
      }
    }
    return null;
  }

  private attribute(start: number, object: Syntax): Syntax | null {
    const dot = this.mark(DOT);
    this.skipSpaces();
    const from = this.at;
    if (dot === null || !this.word()) return null;
    const name = node('PropertyName', this.source, from, this.at);
    return node('MemberExpression', this.source, start, this.at, [object, dot, name]);
  }

  private item(start: number, object: Syntax, depth: number): Syntax | null {
    const open = this.mark(OPENING.square);
    const key = this.expression(depth + 1);
    const close = this.mark(93);
    if (open === null || key === null || close === null) return null;
    return node('MemberExpression', this.source, start, this.at, [object, open, key, close]);
  }

  private call(start: number, callee: Syntax, depth: number): Syntax | null {
    const from = this.at;
    const children = this.between(OPENING.round, depth, false);
    if (children === null) return null;
    const list = node('ArgList', this.source, from, this.at, children);
    return node('CallExpression', this.source, start, this.at, [callee, list]);
  }

  private primary(depth: number): Syntax | null {
    const start = this.at;
    const code = this.code();
    if (isLetter(code)) return this.nameOrConstant();
    if (isDigit(code)) return this.number();
    if (code === 39 || code === 34) return this.string(code);
    const children = code in CLOSING ? this.between(code, depth, code === OPENING.curly) : null;
    return children === null ? null : node(displayType(code, children), this.source, start, this.at, children);
  }

  /** A bracket, expressions or pairs with commas between them, and its counterpart. */
  private between(opening: number, depth: number, mayBePairs: boolean): Syntax[] | null {
    const children: Syntax[] = [];
    this.push(children, this.mark(opening));
    const closing = CLOSING[opening] ?? 0;
    let pairs = false;
    while (!this.push(children, this.mark(closing))) {
      const isFirst = children.length === 1;
      if (!isFirst && !this.push(children, this.mark(COMMA))) return null;
      if (!isFirst && this.push(children, this.mark(closing))) break;
      if (!this.push(children, this.expression(depth + 1))) return null;
      const isPair = mayBePairs && this.push(children, this.mark(COLON));
      if (isPair && !this.push(children, this.expression(depth + 1))) return null;
      if (isFirst) pairs = isPair;
      if (isPair !== pairs) return null;
    }
    return children;
  }

  private nameOrConstant(): Syntax | null {
    const start = this.at;
    this.word();
    const word = this.source.slice(start, this.at);
    if (word === 'None') return node('None', this.source, start, this.at);
    if (word === 'True' || word === 'False') return node('Boolean', this.source, start, this.at);
    // what comes right behind makes a prefix of it
    const code = this.code();
    if (KEYWORDS.has(word) || code === 39 || code === 34) return null;
    return node('VariableName', this.source, start, this.at);
  }

  private number(): Syntax | null {
    const start = this.at;
    while (isDigit(this.code())) this.at++;
    // decimals, other bases, and what Python would not read at all
    if (isLetter(this.code()) || this.code() === DOT) return null;
    return node('Number', this.source, start, this.at);
  }

  private string(quote: number): Syntax | null {
    const start = this.at++;
    for (let code = this.code(); code !== quote; code = this.code()) {
      if (code === 92 || code < SPACE || code > 126) return null;
      this.at++;
    }
    this.at++;
    // three quotes, or two strings in a row
    this.skipSpaces();
    const code = this.code();
    if (code === 39 || code === 34) return null;
    let end = this.at;
    while (this.source.charCodeAt(end - 1) === SPACE) end--;
    this.at = end;
    return node('String', this.source, start, end);
  }

  /** Steps over an identifier; false where there is none. */
  private word(): boolean {
    if (!isLetter(this.code())) return false;
    while (isLetter(this.code()) || isDigit(this.code())) this.at++;
    return this.code() < 128;
  }

  /** Steps over that word, after one space at least; null, without a step, where there is another. */
  private keyword(word: string): Syntax | null {
    const before = this.at;
    this.skipSpaces();
    const start = this.at;
    if (start > before && this.word() && this.source.slice(start, this.at) === word) {
      return node(word, this.source, start, this.at);
    }
    this.at = before;
    return null;
  }

  /** Steps over the sign, after spaces; null, without a step, where there is another. */
  private mark(code: number, type = String.fromCharCode(code)): Syntax | null {
    const before = this.at;
    this.skipSpaces();
    if (this.code() === code) return node(type, this.source, this.at, ++this.at);
    this.at = before;
    return null;
  }

  private push(children: Syntax[], child: Syntax | null): boolean {
    if (child !== null) children.push(child);
    return child !== null;
  }

  private skipSpaces(): void {
    while (this.code() === SPACE) this.at++;
  }

  /** The character that comes next; 0 at the end. */
  private code(): number {
    return this.at < this.source.length ? this.source.charCodeAt(this.at) : 0;
  }
}

function displayType(opening: number, children: readonly Syntax[]): string {
  if (opening === OPENING.square) return 'ArrayExpression';
  const comma = children.some(({ type }) => type === ',');
  if (opening === OPENING.round) return comma || children.length === 2 ? 'TupleExpression' : 'ParenthesizedExpression';
  const pairs = children.length === 2 || children.some(({ type }) => type === ':');
  return pairs ? 'DictionaryExpression' : 'SetExpression';
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
