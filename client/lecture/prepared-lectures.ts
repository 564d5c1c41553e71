/** The lectures that come with the game, for hosts to choose from. */
import { type PreparedLecture, readPreparedLecture } from '../../shared/lecture/prepared-lecture.ts';

const texts = import.meta.glob('../../shared/lectures/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Readonly<Record<string, string>>;

/** In the order in which they are offered. */
export const preparedLectures: readonly PreparedLecture[] = Object.entries(texts)
  .map(([path, text]) => readPreparedLecture(path.replace(/^.*\/|\.py$/g, ''), text))
  .sort((one, other) => one.order - other.order);
