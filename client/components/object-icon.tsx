import type { JSX } from 'preact';
import type { TypeName } from '../../shared/heap/picture.ts';
import { theme } from '../app/preferences.ts';
import { PALETTES } from '../arena/palette.ts';

/** The outline that a class has in the arena, small. */
const SHAPES: Partial<Record<TypeName, string>> = {
  Node: 'M12 2l8.700 5v10L12 22l-8.700-5V7z',
  Slot: 'M3 6h18v12H3zM12 6v12',
  SlotW: 'M3 6h18v12H3zM12 6v12M18 3a3 3 0 1 1 0 .1',
  Loud: 'M4 18c2-2 2-4 2-8a6 6 0 0 1 12 0c0 4 0 6 2 8zM10 21h4',
  Phoenix: 'M12 2c4 4 8 7 8 12a8 8 0 0 1-16 0c0-3 2-4 3-7 1 2 2 3 3 3 1-3 1-5 2-8z',
  Grump: 'M4 4h16v8c0 5-4 8-8 10-4-2-8-5-8-10z',
  Handle: 'M2 8h2v1.500h5V7H5.500V3h10v4H12v2.500h6a4 4 0 0 1 4 4V17h-4.500v-1.500H4V17H2z',
  SafeHandle: 'M2 8h2v1.500h5V7H5.500V3h10v4H12v2.500h6a4 4 0 0 1 4 4V17h-4.500v-1.500H4V17H2zM8 8.500h5M20 20v1.500',
  Member: 'M3 7h6V3h6v4h6v14H3zM7.500 17h9',
  list: 'M2 7h20v10H2zM9 7v10M15.500 7v10',
  tuple: 'M7 6h10a6 6 0 0 1 0 12H7A6 6 0 0 1 7 6zM12 6v12',
  dict: 'M3 4h18v16H3zM3 12h18',
  set: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
};

/** A class's shape in its colours, beside its name. */
export function ObjectIcon({ type }: { readonly type: TypeName }): JSX.Element {
  const palette = PALETTES[theme.value];
  const colours = palette.classes[type] ?? palette.hidden;
  const shape = SHAPES[type];
  return (
    <svg class="object-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={shape ?? 'M5 7h14v10H5z'}
        fill={colours.fill}
        stroke={colours.line}
        stroke-width="1.600"
        stroke-dasharray={shape === undefined ? '3 2' : undefined}
      />
    </svg>
  );
}
