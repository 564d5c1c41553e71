import type { JSX } from 'preact';
import type { TableRow } from '../../shared/protocol/session-views.ts';
import { t } from '../i18n.ts';
import { miniatureOf } from '../model/hosting/miniature.ts';
import '../styles/heap-miniature.css';

/** A heap as bands of dots, new above and old below: enough to see where something happens. */
export function HeapMiniature({ heap }: { readonly heap: TableRow['heap'] }): JSX.Element {
  const { width, height, bands, dots, lines } = miniatureOf(heap);
  return (
    <svg
      class="miniature"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('tables.heap', { count: heap.objects.length })}
    >
      {bands.map((band) => (
        <rect key={band.place} class={`band band-${band.place}`} y={band.y} width={width} height={band.height} rx="4" />
      ))}
      {lines.map(({ from, to }, index) => (
        <line key={index} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      ))}
      {dots.map(({ x, y, place }, index) => (
        <circle key={index} class={`dot-${place}`} cx={x} cy={y} r={place === 3 ? 2.2 : 3.4} />
      ))}
    </svg>
  );
}
