import type { JSX } from 'preact';

const TOKENS =
  /(?<string>'[^']*'|"[^"]*")|(?<keyword>\b(?:del|with|as|pass|is|not|None|True|False|return)\b)|(?<class>\b(?:Node|Slot|SlotW|Loud|Phoenix|Grump|Handle|SafeHandle|Member)\b)|(?<number>\b\d+\b)|(?<call>\b(?:gc|sys|weakref)\.[a-z_]+)/g;

/** A line of Python in colours. The colours only please; the text says everything. */
export function PyCode({ text }: { readonly text: string }): JSX.Element {
  const parts: JSX.Element[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    parts.push(<span key={`p${match.index}`}>{text.slice(end, match.index)}</span>);
    parts.push(
      <span key={match.index} class={`py-${kind ?? 'plain'}`}>
        {match[0]}
      </span>,
    );
    end = match.index + match[0].length;
  }
  return (
    <code class="py">
      {parts}
      {text.slice(end)}
    </code>
  );
}
