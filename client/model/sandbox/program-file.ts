import exported from '../../../shared/cpython/exported.py?raw';
import referee from '../../../shared/cpython/referee.py?raw';
import { linesProgram } from '../../../shared/export/lines-program.ts';
import type { SandboxDocument } from './sandbox-link.ts';

/** A sandbox's program as a file that CPython and the command line run; `head` is said at its top. */
export function programFile(document: SandboxDocument, head: readonly string[]): string {
  return linesProgram(document, head, { referee, exported });
}
