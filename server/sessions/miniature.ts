import type { Picture } from '../../shared/heap/picture.ts';
import type { TableRow } from '../../shared/protocol/session-views.ts';

/** Beyond these a miniature shows no more. */
const MOST_OBJECTS = 60;
/** Where neither of the three generations holds it. */
const ELSEWHERE = 3;

/** A heap so small that a hundred of them fit on a screen: the objects that people see, and who refers to whom. */
export function miniatureOf(picture: Picture): TableRow['heap'] {
  const shown = picture.objects.filter(({ label }) => label !== null).slice(0, MOST_OBJECTS);
  const places = new Map(shown.map(({ id }, index) => [id, index]));
  const references = shown.flatMap(({ slots }, from) =>
    slots.flatMap(({ weak, to }) => {
      const target = !weak && 'object' in to ? places.get(to.object) : undefined;
      return target === undefined ? [] : [[from, target] as const];
    }),
  );
  return {
    objects: shown.map(({ place }) => (place === 0 || place === 1 || place === 2 ? place : ELSEWHERE)),
    references,
  };
}
