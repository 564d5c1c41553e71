import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { TableRow } from '../../shared/protocol/session-views.ts';
import { t } from '../i18n.ts';
import { type Dot, MINIATURE_HEIGHT, miniatureOf } from '../model/hosting/miniature.ts';
import '../styles/heap-miniature.css';

/** A heap as bands of dots, new above and old below: enough to see where something happens. `height`: where it is 200 wide. */
export function HeapMiniature(props: { readonly heap: TableRow['heap']; readonly height?: number }): JSX.Element {
  const { heap, height = MINIATURE_HEIGHT } = props;
  // a class has a hundred of them, and most stay as they are
  const drawing = useMemo(() => <Drawing heap={heap} room={height} />, [heap, height]);
  return (
    <span class="miniature" role="img" aria-label={t('tables.heap', { count: heap.objects.length })}>
      {drawing}
    </span>
  );
}

function Drawing({ heap, room }: { readonly heap: TableRow['heap']; readonly room: number }): JSX.Element {
  const { width, height, bands, dots, edges } = miniatureOf(heap, room);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {bands.map((band) => (
        <rect key={band.place} class={`band band-${band.place}`} y={band.y} width={width} height={band.height} rx="4" />
      ))}
      {edges.map(({ from, to }, index) => (
        <path key={index} d={bowed(from, to)} />
      ))}
      {dots.map(({ x, y, place }, index) => (
        <circle key={index} class={`dot-${place}`} cx={x} cy={y} r={place === 3 ? 2.2 : 3.2} />
      ))}
    </svg>
  );
}

/** A line that bows to its left: there and back are two. */
function bowed(from: Dot, to: Dot): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = [(from.x + to.x) / 2 + dy * 0.18, (from.y + to.y) / 2 - dx * 0.18];
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${middle.map((one) => one.toFixed(1)).join(' ')} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
}
