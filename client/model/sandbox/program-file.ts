import type { SandboxDocument } from './sandbox-link.ts';

/** A sandbox's program as a file that `npm run cli -- run` takes: a head that says so, then the lines. */
export function programFile({ runtime, lines }: SandboxDocument): string {
  const head = [
    '# Garbage Day: a program of the sandbox, in the move language',
    `# npm run -s cli -- run sandbox.py --runtime ${runtime}`,
  ];
  return `${[...head, '', ...lines].join('\n')}\n`;
}
