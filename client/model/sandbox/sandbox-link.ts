/** A sandbox's program in the fragment of an address: `#runtime=3.15&lines=…`. The fragment is never sent to a server. */
import { DEFAULT_RUNTIME, isRuntimeId, type RuntimeId } from '../../../shared/heap/runtime.ts';

/** What a sandbox holds: lines as they stand in the program, and the CPython that runs them. */
export interface SandboxDocument {
  readonly runtime: RuntimeId;
  readonly lines: readonly string[];
}

export const EMPTY: SandboxDocument = { runtime: DEFAULT_RUNTIME, lines: [] };

/** The fragment for a document, without its `#`; empty for an empty one on the default runtime. */
export function fragmentOf({ runtime, lines }: SandboxDocument): string {
  const fields = new URLSearchParams();
  if (runtime !== DEFAULT_RUNTIME) fields.set('runtime', runtime);
  if (lines.length > 0) fields.set('lines', lines.join('\n'));
  return fields.toString();
}

/** What a fragment asks for, with or without its `#`. A runtime that is none is the default; the lines are as they came. */
export function documentIn(fragment: string): SandboxDocument {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const runtime = fields.get('runtime') ?? '';
  const text = fields.get('lines') ?? '';
  return {
    runtime: isRuntimeId(runtime) ? runtime : DEFAULT_RUNTIME,
    lines: text.split('\n').filter((line) => line.trim() !== ''),
  };
}
