import type { LectureHeader } from './header.ts';
import { readScript } from './read-script.ts';
import type { Script } from './script.ts';

/** Reading a script means running it; verification and replays ask for the same ones again. */
const read = new Map<string, Script>();
const REMEMBERED = 32;

/** The script of a lecture. Throws a ScriptError when its text is not one. */
export function scriptOf({ runtime, script }: Pick<LectureHeader, 'runtime' | 'script'>): Script {
  const key = `${runtime}\n${script}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const fresh = readScript(script, runtime);
  if (read.size >= REMEMBERED) read.clear();
  read.set(key, fresh);
  return fresh;
}
