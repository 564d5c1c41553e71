/** How the marks on an object are shown: one outline, one sign, and what else stands beside it. */
import type { Mark } from './arena.ts';
import type { OutlineStyle, Sign } from './paint-marks.ts';
import type { Palette } from './palette.ts';

export interface MarkLook {
  readonly outline: { readonly colour: string; readonly style: OutlineStyle } | null;
  readonly sign: { readonly sign: Sign; readonly colour: string } | null;
  /** One's own attention, drawn in addition. */
  readonly attention: { readonly colour: string; readonly style: OutlineStyle } | null;
  readonly flag: boolean;
  readonly seal: boolean;
  /** Put aside by the collector: leans over and pales. */
  readonly aside: boolean;
}

/** The strongest first: an object that is doomed is also in the truck. */
const STRENGTH: readonly Mark[] = [
  'doomed',
  'finalizing',
  'resurrected',
  'rescued',
  'set-aside',
  'kept',
  'survived',
  'in-truck',
];

function outlineFor(mark: Mark, palette: Palette): MarkLook['outline'] {
  switch (mark) {
    case 'doomed':
      return { colour: palette.bad, style: 'solid' };
    case 'finalizing':
      return { colour: palette.warn, style: 'solid' };
    case 'resurrected':
      return { colour: palette.warn, style: 'solid' };
    case 'rescued':
      return { colour: palette.good, style: 'solid' };
    case 'kept':
      return { colour: palette.good, style: 'solid' };
    case 'survived':
      return { colour: palette.good, style: 'dashed' };
    case 'set-aside':
      return { colour: palette.quiet, style: 'dashed' };
    case 'in-truck':
      return { colour: palette.truck, style: 'dotted' };
    default:
      return null;
  }
}

function signFor(mark: Mark, palette: Palette): MarkLook['sign'] {
  switch (mark) {
    case 'doomed':
      return { sign: 'cross', colour: palette.bad };
    case 'finalizing':
      return { sign: 'flame', colour: palette.warn };
    case 'resurrected':
      return { sign: 'up', colour: palette.warn };
    case 'rescued':
      return { sign: 'up', colour: palette.good };
    case 'kept':
    case 'survived':
      return { sign: 'tick', colour: palette.good };
    default:
      return null;
  }
}

export function markLook(marks: readonly Mark[], palette: Palette): MarkLook {
  const strongest = STRENGTH.find((mark) => marks.includes(mark));
  const selected = marks.includes('selected');
  const focused = marks.includes('focused');
  return {
    outline: strongest === undefined ? null : outlineFor(strongest, palette),
    sign: strongest === undefined ? null : signFor(strongest, palette),
    attention: selected
      ? { colour: palette.selected, style: 'solid' }
      : focused
        ? { colour: palette.focused, style: 'dashed' }
        : null,
    flag: marks.includes('stake'),
    seal: marks.includes('contract'),
    aside: marks.includes('set-aside') && strongest === 'set-aside',
  };
}
