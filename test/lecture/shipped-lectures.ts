/** The lectures that come with the game. */
import { readdirSync, readFileSync } from 'node:fs';
import { type PreparedLecture, readPreparedLecture } from '../../shared/lecture/prepared-lecture.ts';

const FOLDER = new URL('../../shared/lectures/', import.meta.url);

export function shippedLectures(): PreparedLecture[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.py'))
    .map((name) => readPreparedLecture(name.slice(0, -'.py'.length), readFileSync(new URL(name, FOLDER), 'utf8')))
    .sort((one, other) => one.order - other.order);
}
