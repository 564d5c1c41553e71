/** Draws what is written: names, labels of references, chips with a line of Python, captions. */
import type { Drawing } from './canvas-textures.ts';
import { haloText } from './paint-body.ts';
import type { Palette } from './palette.ts';
import { TAG_POINT } from './tag-flow.ts';
import { monoWidth, sansWidth } from './text-width.ts';
import { MONO, mix, SANS, withAlpha } from './theme.ts';

export interface TagLook {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly colour: string;
  /** `own`: full colour; `other`: quiet; `shared`: neutral, pointing down. */
  readonly tone: 'own' | 'other' | 'shared';
  /** Bound to an atom, or folded to the bell: no reference leaves it. */
  readonly pointed: boolean;
  /** A root that is no name: no line can say it. */
  readonly unspoken: boolean;
}

function tagPath(look: TagLook): Path2D {
  const { width, height } = look;
  const x = width / 2;
  const y = height / 2;
  const path = new Path2D();
  if (look.tone === 'shared' || !look.pointed) {
    path.roundRect(-x, -y, width, height, 7);
    return path;
  }
  const shoulder = x - TAG_POINT;
  path.moveTo(-x + 7, -y);
  path.lineTo(shoulder - 3, -y);
  path.quadraticCurveTo(shoulder, -y, shoulder + 2, -y + 3);
  path.lineTo(x - 1, -1.5);
  path.quadraticCurveTo(x, 0, x - 1, 1.5);
  path.lineTo(shoulder + 2, y - 3);
  path.quadraticCurveTo(shoulder, y, shoulder - 3, y);
  path.lineTo(-x + 7, y);
  path.quadraticCurveTo(-x, y, -x, y - 7);
  path.lineTo(-x, -y + 7);
  path.quadraticCurveTo(-x, -y, -x + 7, -y);
  path.closePath();
  return path;
}

/** A name: a tag whose point is where its reference leaves. */
export function tagDrawing(look: TagLook, palette: Palette): Drawing {
  const { tone, colour } = look;
  return {
    key: `tag;${look.text};${look.width};${look.height};${colour};${tone};${look.pointed};${look.unspoken}`,
    halfWidth: look.width / 2 + 8,
    halfHeight: look.height / 2 + 8,
    paint: (context) => {
      const path = tagPath(look);
      const ground = tone === 'own' ? colour : tone === 'other' ? mix(palette.panel, colour, 0.22) : palette.sharedTag;
      context.save();
      context.shadowColor = 'rgba(0,0,0,0.25)';
      context.shadowBlur = 4;
      context.shadowOffsetY = 1.5;
      context.fillStyle = ground;
      context.fill(path);
      context.restore();
      context.lineWidth = 1.4;
      context.strokeStyle = tone === 'shared' ? withAlpha(palette.sharedReference, 0.7) : withAlpha(colour, 0.85);
      if (look.unspoken) context.setLineDash([4, 3]);
      if (tone !== 'own') context.stroke(path);
      context.setLineDash([]);
      if (tone === 'shared' && look.pointed) {
        context.beginPath();
        context.moveTo(-5, look.height / 2 - 0.5);
        context.lineTo(0, look.height / 2 + 5);
        context.lineTo(5, look.height / 2 - 0.5);
        context.closePath();
        context.fillStyle = palette.sharedReference;
        context.fill();
      }
      context.font = `${tone === 'other' ? 600 : 700} ${look.font}px ${MONO}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle =
        tone === 'own' ? palette.onSeat : tone === 'shared' ? palette.text : mix(colour, palette.text, 0.25);
      const shift = tone === 'shared' || !look.pointed ? 0 : -TAG_POINT / 2 + 1;
      context.fillText(look.text, shift, 0.8, look.width - 14);
    },
  };
}

/** A seat's colour and letter, as the pages show it; hollow while nobody is there. */
export function seatMarkDrawing(letter: string, colour: string, ink: string, hollow: boolean): Drawing {
  return {
    key: `mark;${letter};${colour};${ink};${hollow}`,
    halfWidth: 10,
    halfHeight: 10,
    paint: (context) => {
      context.beginPath();
      context.roundRect(-8, -8, 16, 16, 4.5);
      if (hollow) {
        context.lineWidth = 1.5;
        context.strokeStyle = colour;
        context.stroke();
      } else {
        context.fillStyle = colour;
        context.fill();
      }
      context.font = `700 11px ${SANS}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = hollow ? colour : ink;
      context.fillText(letter, 0, 0.8);
    },
  };
}

const LABEL = 11;
export const labelWidth = (text: string, lettering: number): number => monoWidth(text, LABEL * lettering);

/** `.left` beside a reference. */
export function labelDrawing(text: string, colour: string, palette: Palette, lettering: number): Drawing {
  const size = LABEL * lettering;
  return {
    key: `label;${text};${colour};${size}`,
    halfWidth: monoWidth(text, size) / 2 + 8,
    halfHeight: size,
    paint: (context) => {
      context.font = `500 ${size}px ${MONO}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = colour;
      haloText(context, text, 0, 0.5, withAlpha(palette.terraces[1], 0.92));
    },
  };
}

export const CHIP_HEIGHT = 30;
export const chipWidth = (line: string): number => Math.ceil(monoWidth(line, 13) + 26);

/** A line of Python on its way. `bad`: Python would not take it. */
export function chipDrawing(line: string, colour: string, ink: string): Drawing {
  const width = chipWidth(line);
  return {
    key: `chip;${line};${colour};${ink}`,
    halfWidth: width / 2 + 14,
    halfHeight: CHIP_HEIGHT / 2 + 14,
    paint: (context) => {
      context.save();
      context.shadowColor = 'rgba(0,0,0,0.45)';
      context.shadowBlur = 12;
      context.shadowOffsetY = 3;
      context.beginPath();
      context.roundRect(-width / 2, -CHIP_HEIGHT / 2, width, CHIP_HEIGHT, 9);
      context.fillStyle = colour;
      context.fill();
      context.restore();
      context.font = `700 13px ${MONO}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = ink;
      context.fillText(line, 0, 0.8);
    },
  };
}

export interface CaptionLook {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
  /** Extra space between letters, in ems. */
  readonly spacing: number;
  readonly halo: string | null;
  readonly align: 'left' | 'center' | 'right';
  readonly width?: number;
}

function wrap(text: string, size: number, width: number): readonly string[] {
  const words = text.includes(' ') ? text.split(/(?<= )/u) : [...text];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && sansWidth(line + word.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line];
}

/** A caption; (0, 0) is its left, middle or right, at half its height. Too long for `width`, it wraps. */
export function captionDrawing(look: CaptionLook): Drawing {
  const { text, size, align } = look;
  const lines = look.width === undefined ? [text] : wrap(text, size, look.width);
  const longest = Math.max(...lines.map((line) => sansWidth(line, size) * (1.25 + look.spacing)));
  const half = (align === 'center' ? longest / 2 : longest) + 10;
  const pitch = size * 1.35;
  return {
    key: `caption;${text};${size};${look.weight};${look.colour};${look.spacing};${look.halo};${align};${look.width}`,
    halfWidth: half,
    halfHeight: (pitch * lines.length) / 2 + 6,
    paint: (context) => {
      context.font = `${look.weight} ${size}px ${SANS}`;
      context.letterSpacing = `${look.spacing * size}px`;
      context.textAlign = align;
      context.textBaseline = 'middle';
      context.fillStyle = look.colour;
      lines.forEach((line, index) => {
        const y = (index - (lines.length - 1) / 2) * pitch;
        if (look.halo === null) context.fillText(line, 0, y);
        else haloText(context, line, 0, y, look.halo);
      });
    },
  };
}
