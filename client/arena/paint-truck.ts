/** Draws the garbage truck, facing left, its wheels apart so that they can turn. */
import type { Drawing } from './canvas-textures.ts';
import type { Palette } from './palette.ts';
import { MONO, mix } from './theme.ts';

export const TRUCK = { width: 128, height: 36, wheel: 6.4, wheels: [-46, 22, 42] } as const;

export function truckDrawing(palette: Palette): Drawing {
  const { width, height } = TRUCK;
  const left = -width / 2;
  const top = -height / 2;
  return {
    key: 'truck',
    halfWidth: width / 2 + 8,
    halfHeight: height / 2 + 8,
    paint: (context) => {
      context.shadowColor = 'rgba(0,0,0,0.35)';
      context.shadowBlur = 6;
      context.shadowOffsetY = 2;
      const cab = new Path2D();
      cab.moveTo(left + 30, top + 7);
      cab.lineTo(left + 14, top + 7);
      cab.quadraticCurveTo(left + 10, top + 7, left + 8, top + 11);
      cab.lineTo(left + 3, top + 19);
      cab.quadraticCurveTo(left + 1, top + 21, left + 1, top + 24);
      cab.lineTo(left + 1, top + 30);
      cab.lineTo(left + 30, top + 30);
      cab.closePath();
      context.fillStyle = mix(palette.truck, '#ffffff', 0.18);
      context.fill(cab);
      const shade = context.createLinearGradient(0, top, 0, top + 30);
      shade.addColorStop(0, mix(palette.truck, '#ffffff', 0.14));
      shade.addColorStop(1, palette.truckDark);
      context.fillStyle = shade;
      context.beginPath();
      context.roundRect(left + 31, top, width - 33, 30, [4, 9, 3, 3]);
      context.fill();
      context.shadowColor = 'transparent';
      context.beginPath();
      context.moveTo(left + 25, top + 11);
      context.lineTo(left + 14, top + 11);
      context.lineTo(left + 9, top + 19);
      context.lineTo(left + 25, top + 19);
      context.closePath();
      context.fillStyle = mix(palette.ground, '#9fd4ff', 0.5);
      context.fill();
      context.fillStyle = mix(palette.truckDark, '#000000', 0.4);
      context.fillRect(left + 1, top + 28, width - 5, 3);
      context.fillStyle = '#ffe08a';
      context.beginPath();
      context.arc(left + 4, top + 25, 2.2, 0, Math.PI * 2);
      context.fill();
    },
  };
}

export function truckTextDrawing(text: string): Drawing {
  return {
    key: `truck-text;${text}`,
    halfWidth: 56,
    halfHeight: 12,
    paint: (context) => {
      context.font = `700 11.5px ${MONO}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = '#ffffff';
      context.fillText(text, 0, 0, 92);
    },
  };
}

export function wheelDrawing(palette: Palette): Drawing {
  return {
    key: 'wheel',
    halfWidth: 10,
    halfHeight: 10,
    paint: (context) => {
      context.beginPath();
      context.arc(0, 0, TRUCK.wheel, 0, Math.PI * 2);
      context.fillStyle = '#11161f';
      context.fill();
      context.lineWidth = 1.8;
      context.strokeStyle = mix(palette.quiet, '#ffffff', 0.3);
      context.stroke();
      context.beginPath();
      context.moveTo(-3, 0);
      context.lineTo(3, 0);
      context.lineWidth = 1.4;
      context.stroke();
    },
  };
}
