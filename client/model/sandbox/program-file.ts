import type { SandboxDocument } from './sandbox-link.ts';

/** A sandbox's program as a file that the command line runs: a comment on what it is, how to run it, then the lines. */
export function programFile({ runtime, lines }: SandboxDocument, what: string): string {
  const head = [`# ${what}`, `# npm run -s cli -- run sandbox.py --runtime ${runtime}`];
  return `${[...head, '', ...lines].join('\n')}\n`;
}
