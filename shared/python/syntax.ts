/** The grammar's tree, with what lowering needs of it. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { readQuickly } from './quick-syntax.ts';
import { refuse } from './refusal.ts';
import { Syntax } from './syntax-node.ts';

export { Syntax } from './syntax-node.ts';

/** Deeper nesting than this is refused before anything recurses into it. */
const DEEPEST = 60;

/** The tree of a line without comments. Refuses what is not Python. */
export function readSyntax(text: string): Syntax {
  return readQuickly(text) ?? readByGrammar(text);
}

/** The same, always by the grammar. */
export function readByGrammar(text: string): Syntax {
  return copy(text, parser.parse(text).topNode, 0);
}

function copy(text: string, node: SyntaxNode, depth: number): Syntax {
  if (node.type.isError) refuse('syntax-error', node);
  if (depth > DEEPEST) refuse('nested-too-deep', node, { limit: '16' });
  const children: Syntax[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(copy(text, child, depth + 1));
  }
  return new Syntax(node.name, text, node.from, node.to, children);
}

const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',']);

/** The children that are not brackets or commas. */
export function parts(node: Syntax): readonly Syntax[] {
  return withoutPunctuation(node.children);
}

export function withoutPunctuation(nodes: readonly Syntax[]): readonly Syntax[] {
  return nodes.filter((node) => !PUNCTUATION.has(node.type));
}
