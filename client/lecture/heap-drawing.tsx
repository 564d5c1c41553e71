import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { boxTitle, type Line, layHeapOut, type NameBox, type ObjectBox } from '../../shared/export/heap-graph.ts';
import { pathThrough } from '../../shared/export/heap-svg.ts';
import type { Label, Picture } from '../../shared/heap/picture.ts';
import { t } from '../i18n.ts';
import '../styles/heap-drawing.css';

interface HeapDrawingProps {
  readonly picture: Picture;
  /** What stands out. */
  readonly marked: ReadonlySet<Label>;
  /** Where objects can be picked. */
  readonly onPick?: (label: Label) => void;
}

/** The heap, small: names at the left, objects with their counts, and who refers to whom. */
export function HeapDrawing({ picture, marked, onPick }: HeapDrawingProps): JSX.Element {
  const graph = useMemo(() => layHeapOut(picture, null), [picture]);
  const { width, height } = graph;
  return (
    <div class="heap-drawing">
      <svg
        viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
        width={Math.ceil(width)}
        height={Math.ceil(height)}
        role={onPick === undefined ? 'img' : 'group'}
        aria-label={t('heap.title')}
      >
        {graph.lines.map((line, index) => (
          <Reference key={index} line={line} />
        ))}
        {graph.names.map((name) => (
          <Name key={`${name.frame}/${name.name}`} name={name} />
        ))}
        {graph.objects.map((box) => (
          <ObjectCard key={box.object.id} box={box} marked={marked} onPick={onPick} />
        ))}
      </svg>
    </div>
  );
}

function ObjectCard(props: {
  readonly box: ObjectBox;
  readonly marked: ReadonlySet<Label>;
  readonly onPick: ((label: Label) => void) | undefined;
}): JSX.Element {
  const { box, marked, onPick } = props;
  const { object, x, y, width, height } = box;
  const { label, place, references } = object;
  const [left, top] = [x - width / 2, y - height / 2];
  const isMarked = label !== null && marked.has(label);
  const drawn = (
    <>
      <rect class="heap-box" x={left} y={top} width={width} height={height} rx="8" />
      <rect class={`heap-place place-${place}`} x={left + 7} y={top + 8} width="5" height={height - 16} rx="2.5" />
      <text x={left + 20} y={y - 3}>
        {boxTitle(object)}
      </text>
      <text class="heap-count" x={left + 20} y={y + 13}>
        ×{references}
      </text>
    </>
  );
  const looks = `heap-object${isMarked ? ' marked' : ''}${object.reachable ? '' : ' lost'}`;
  if (onPick === undefined || label === null) return <g class={looks}>{drawn}</g>;
  const pick = () => onPick(label);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no buttons of its own
    <g
      class={`${looks} pickable`}
      role="button"
      tabIndex={0}
      aria-pressed={isMarked}
      aria-label={t('hall.pick', { object: label, type: object.type })}
      onClick={pick}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pick();
      }}
    >
      {drawn}
    </g>
  );
}

function Name({ name: { name, x, y, width, height } }: { readonly name: NameBox }): JSX.Element {
  return (
    <g>
      <rect class="heap-name" x={x - width / 2} y={y - height / 2} width={width} height={height} rx="13" />
      <text x={x} y={y + 4} text-anchor="middle">
        {name}
      </text>
    </g>
  );
}

function Reference({ line: { points, text, at, weak } }: { readonly line: Line }): JSX.Element {
  const [before, end] = points.slice(-2);
  return (
    <g>
      <path class={weak ? 'heap-line weak' : 'heap-line'} d={pathThrough(points)} />
      {before !== undefined && end !== undefined && (
        <path
          class="heap-tip"
          d="M0 0L-8 -3.5L-8 3.5Z"
          transform={`translate(${end.x} ${end.y}) rotate(${(Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI})`}
        />
      )}
      {text !== '' && (
        <text class="heap-slot" x={at.x} y={at.y + 3} text-anchor="middle">
          {text}
        </text>
      )}
    </g>
  );
}
