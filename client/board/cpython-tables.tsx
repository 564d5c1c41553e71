/** The two answers beside each other: what became of the objects, and what was said about the lines. */
import type { JSX } from 'preact';
import { Icon } from '../components/icon.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { PyCode } from '../components/py-code.tsx';
import { SeatMark } from '../components/seat-tag.tsx';
import { t } from '../i18n.ts';
import type { ComparedCollection, ComparedLine, ComparedObject, Fate, Said } from '../model/cpython/comparison.ts';

export function ComparedObjects({ objects }: { readonly objects: readonly ComparedObject[] }): JSX.Element | null {
  if (objects.length === 0) return null;
  return (
    <table class="compared">
      <Head caption={t('cpython.objects-title')} first={t('cpython.object')} />
      <tbody>
        {objects.map(({ label, type, engine, cpython, differsFrom }) => (
          <tr key={label} class={differsFrom === null ? undefined : 'differs'}>
            <th scope="row">
              <ObjectIcon type={type} /> <b>{label}</b> <span class="muted">{type}</span>
              {differsFrom !== null && (
                <span class="differs-from">{t('cpython.differs-from', { line: differsFrom })}</span>
              )}
            </th>
            <td>
              <FateOf fate={engine} />
            </td>
            <td>
              <FateOf fate={cpython} />
            </td>
            <Verdict agrees={differsFrom === null} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ComparedLines({ lines }: { readonly lines: readonly ComparedLine[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <table class="compared compared-lines">
      <Head caption={t('cpython.lines-title')} first={null} />
      {lines.map((line) => (
        <tbody key={line.number} class={line.agrees ? undefined : 'differs'}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              <span class="compared-number">{line.number}</span> <MoveOf line={line} />
            </th>
          </tr>
          <tr>
            <td>
              <SaidOf said={line.engine} />
            </td>
            <td>
              <SaidOf said={line.cpython} />
            </td>
            <Verdict agrees={line.agrees} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

export function ComparedCollections(props: {
  readonly collections: readonly ComparedCollection[];
}): JSX.Element | null {
  const { collections } = props;
  if (collections.length === 0) return null;
  return (
    <table class="compared">
      <Head caption={t('cpython.collections-title')} first={t('cpython.line')} />
      <tbody>
        {collections.map(({ engine, cpython, agrees }, index) => (
          <tr key={index} class={agrees ? undefined : 'differs'}>
            <th scope="row">{(engine ?? cpython)?.[0]}</th>
            <td>
              <CollectionOf collection={engine} />
            </td>
            <td>
              <CollectionOf collection={cpython} />
            </td>
            <Verdict agrees={agrees} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CollectionOf({ collection }: { readonly collection: ComparedCollection['engine'] }): JSX.Element {
  if (collection === null) return <span class="muted">{t('cpython.no-collection')}</span>;
  const [line, generation, collected] = collection;
  return <>{t('cpython.collection', { line, generation, count: collected })}</>;
}

function Head({ caption, first }: { readonly caption: string; readonly first: string | null }): JSX.Element {
  return (
    <>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {first !== null && <th scope="col">{first}</th>}
          <th scope="col">{t('cpython.engine')}</th>
          <th scope="col">{t('cpython.cpython')}</th>
          <th scope="col">
            <span class="visually-hidden">{t('cpython.verdict')}</span>
          </th>
        </tr>
      </thead>
    </>
  );
}

function FateOf({ fate }: { readonly fate: Fate }): JSX.Element {
  if (fate === null) return <span class="muted">{t('cpython.never-made')}</span>;
  if (fate.type === 'dead') return <span class="muted">{t('object.dead')}</span>;
  return (
    <>
      <span class="fate-part">{t('outline.count', { count: fate.references })}</span>
      <span class="fate-part muted">{t(`place.${fate.place}`)}</span>
    </>
  );
}

function MoveOf({ line }: { readonly line: ComparedLine }): JSX.Element {
  const { move } = line;
  if ('leave' in move) {
    return (
      <>
        <SeatMark seat={move.leave} /> <PyCode text="return" />
      </>
    );
  }
  return (
    <>
      {move.frame !== undefined && <SeatMark seat={move.frame} />} <PyCode text={move.line} />
    </>
  );
}

function SaidOf({ said }: { readonly said: Said }): JSX.Element {
  return (
    <>
      {said.answer !== null && <code>→ {said.answer}</code>}
      {said.log.map((text, index) => (
        <code key={index}>{text}</code>
      ))}
      {said.error !== null && <code class="bad">{said.error}</code>}
    </>
  );
}

function Verdict({ agrees }: { readonly agrees: boolean }): JSX.Element {
  return (
    <td class={agrees ? 'verdict good' : 'verdict bad'}>
      <Icon name={agrees ? 'check' : 'cross'} />
      <span class="visually-hidden">{agrees ? t('cpython.same') : t('cpython.other')}</span>
    </td>
  );
}
