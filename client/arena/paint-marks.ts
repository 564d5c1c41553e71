/** Draws what is put on objects: counts, flags, seals, ticks, outlines. */
import type { Body } from './body.ts';
import type { Drawing } from './canvas-textures.ts';
import { formPath } from './paint-shapes.ts';
import type { Palette } from './palette.ts';
import { MONO, SANS, withAlpha } from './theme.ts';

/** The reference count, in a disc; wider when the number is. */
export function countDrawing(count: number, palette: Palette): Drawing {
  const text = String(count);
  const half = Math.max(10, 4 + text.length * 4.2);
  return {
    key: `count;${text}`,
    halfWidth: half + 3,
    halfHeight: 13,
    paint: (context) => {
      context.beginPath();
      context.roundRect(-half, -10, half * 2, 20, 10);
      context.fillStyle = palette.badge;
      context.fill();
      context.lineWidth = 1.8;
      context.strokeStyle = palette.badgeLine;
      context.stroke();
      context.font = `700 12px ${SANS}`;
      context.fillStyle = palette.badgeText;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(text, 0, 0.8);
    },
  };
}

/** What is left of the collector's copy of the count: a square one, so that nobody takes it for the count. */
export function gcRefsDrawing(count: number, palette: Palette): Drawing {
  const text = String(count);
  const half = Math.max(9.5, 4 + text.length * 4.2);
  const colour = count > 0 ? palette.gcRefs : palette.bad;
  return {
    key: `gc;${text}`,
    halfWidth: half + 3,
    halfHeight: 13,
    paint: (context) => {
      context.beginPath();
      context.roundRect(-half, -9.5, half * 2, 19, 4);
      context.fillStyle = palette.badge;
      context.fill();
      context.lineWidth = 1.8;
      context.strokeStyle = colour;
      context.stroke();
      context.font = `700 12px ${MONO}`;
      context.fillStyle = colour;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(text, 0, 0.8);
    },
  };
}

export type OutlineStyle = 'solid' | 'dashed' | 'dotted';

/** A line around a body, glowing. */
export function outlineDrawing(body: Body, colour: string, style: OutlineStyle): Drawing {
  const grow = style === 'dashed' ? 6.5 : 4.5;
  return {
    key: `outline;${body.form};${body.width};${body.height};${colour};${style}`,
    halfWidth: body.width / 2 + grow + 14,
    halfHeight: body.height / 2 + grow + 14,
    paint: (context) => {
      const path = formPath(body.form, body.width, body.height, grow);
      context.strokeStyle = colour;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      if (style === 'solid') {
        context.shadowColor = withAlpha(colour, 0.9);
        context.shadowBlur = 12;
      }
      context.lineWidth = style === 'dotted' ? 1.8 : 2.6;
      if (style !== 'solid') context.setLineDash(style === 'dashed' ? [7, 5] : [1, 4.5]);
      context.stroke(path);
    },
  };
}

/** A little flag, planted on what everybody forecasts. */
export function flagDrawing(palette: Palette): Drawing {
  return {
    key: 'flag',
    halfWidth: 14,
    halfHeight: 16,
    paint: (context) => {
      context.lineCap = 'round';
      context.lineWidth = 2.2;
      context.strokeStyle = palette.text;
      context.beginPath();
      context.moveTo(-5, -12);
      context.lineTo(-5, 12);
      context.stroke();
      context.shadowColor = 'rgba(0,0,0,0.35)';
      context.shadowBlur = 3;
      context.beginPath();
      context.moveTo(-4, -12);
      context.quadraticCurveTo(2, -15, 6, -11);
      context.quadraticCurveTo(8, -10, 11, -11);
      context.lineTo(10, -2);
      context.quadraticCurveTo(7, -1, 4, -3);
      context.quadraticCurveTo(0, -5, -4, -2);
      context.closePath();
      context.fillStyle = palette.stake;
      context.fill();
    },
  };
}

/** A seal: one's own secret business with an object. */
export function sealDrawing(palette: Palette): Drawing {
  return {
    key: 'seal',
    halfWidth: 14,
    halfHeight: 14,
    paint: (context) => {
      context.beginPath();
      for (let point = 0; point < 20; point += 1) {
        const radius = point % 2 === 0 ? 10.5 : 8.4;
        const angle = (point / 20) * Math.PI * 2 - Math.PI / 2;
        context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
      }
      context.closePath();
      context.fillStyle = palette.contract;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = palette.badge;
      context.stroke();
      context.beginPath();
      for (let point = 0; point < 10; point += 1) {
        const radius = point % 2 === 0 ? 5.6 : 2.4;
        const angle = (point / 10) * Math.PI * 2 - Math.PI / 2;
        context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
      }
      context.closePath();
      context.fillStyle = palette.badge;
      context.fill();
    },
  };
}

export type Sign = 'tick' | 'cross' | 'up' | 'flame';

function strokeSign(context: CanvasRenderingContext2D, sign: Sign): void {
  context.beginPath();
  switch (sign) {
    case 'tick':
      context.moveTo(-4.2, 0.4);
      context.lineTo(-1.2, 3.4);
      context.lineTo(4.4, -3.4);
      break;
    case 'cross':
      context.moveTo(-3.2, -3.2);
      context.lineTo(3.2, 3.2);
      context.moveTo(3.2, -3.2);
      context.lineTo(-3.2, 3.2);
      break;
    case 'up':
      context.moveTo(0, 4);
      context.lineTo(0, -4);
      context.moveTo(-3.6, -0.6);
      context.lineTo(0, -4.2);
      context.lineTo(3.6, -0.6);
      break;
    case 'flame':
      context.moveTo(0, -4.6);
      context.bezierCurveTo(4, -1, 4.6, 3.6, 0, 4.4);
      context.bezierCurveTo(-4.6, 3.6, -3, 0, -1.4, -0.8);
      break;
  }
  context.stroke();
}

/** A small coloured disc with a sign, for what is said about an object. */
export function signDrawing(sign: Sign, colour: string, palette: Palette): Drawing {
  return {
    key: `sign;${sign};${colour}`,
    halfWidth: 13,
    halfHeight: 13,
    paint: (context) => {
      context.beginPath();
      context.arc(0, 0, 9.5, 0, Math.PI * 2);
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = 1.6;
      context.strokeStyle = palette.badge;
      context.stroke();
      context.lineWidth = 2.3;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      strokeSign(context, sign);
    },
  };
}
