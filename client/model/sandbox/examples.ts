/** The shipped scenarios as programs to start from. */
import type { Bilingual } from '../../../shared/match/scenario.ts';
import { parseScenario } from '../../../shared/match/scenario-file.ts';
import type { SandboxDocument } from './sandbox-link.ts';

export interface Example {
  readonly id: string;
  readonly title: Bilingual;
  readonly briefing: Bilingual;
  readonly document: SandboxDocument;
}

const sources = import.meta.glob('../../../shared/scenarios/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Readonly<Record<string, string>>;

let read: readonly Example[] | null = null;

/** All of them, in their order; read when they are first asked for. */
export function examples(): readonly Example[] {
  read ??= Object.entries(sources)
    .map(([path, text]) => parseScenario(path.replace(/^.*\/|\.py$/g, ''), text))
    .sort((one, other) => one.order - other.order)
    .map(({ id, title, briefing, runtime, lines }) => ({
      id,
      title,
      briefing,
      document: { runtime, lines: lines.map(({ text }) => text) },
    }));
  return read;
}
