import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json: above the sources, and above what they are compiled to. */
export const PROJECT_ROOT = findRoot(import.meta.dirname);

function findRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`no package.json above ${start}`);
    folder = above;
  }
  return folder;
}
