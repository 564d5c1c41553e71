import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ObjectId, Picture, PicturedName, PicturedObject, Place, Target } from '../../shared/heap/picture.ts';
import type { Anchor, ArenaView } from '../arena/arena.ts';
import { hasOutside, isOpen, openDescriptors } from '../arena/descriptors.ts';
import { isUnspoken, rootsOf, rootText } from '../arena/edges.ts';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { SeatTag } from '../components/seat-tag.tsx';
import { t } from '../i18n.ts';
import { openMenu } from './arena-hands.ts';
import { useHeap } from './heap-view.ts';
import '../styles/outline.css';

const PLACES: readonly Place[] = [0, 1, 2, 'P', 'U', 'T'];

/**
 * The heap in words: every name and every object, each with the same menu as in the arena. Arrow keys walk through it;
 * what has the focus lights up in the arena.
 */
export function Outline(): JSX.Element {
  const heap = useHeap();
  const { stage } = heap;
  const list = useRef<HTMLElement>(null);
  // read so that the outline follows whatever the arena shows
  void heap.picture.value;
  const view = stage.view();
  const { picture } = view;
  const byId = new Map(picture.objects.map((object) => [object.id, object]));
  const roots = rootsOf(picture).filter(({ name }) => isUnspoken(name));

  return (
    <section
      class="outline"
      aria-label={t('outline.title')}
      ref={list}
      onKeyDown={(event) => walk(event, list.current)}
      onBlur={() => {
        stage.focused.value = null;
      }}
    >
      <p class="help">{t('outline.help')}</p>
      {heap.frames.value.map(({ frame, name: title }) => {
        const names = picture.names.filter((name) => name.frame === frame);
        if (names.length === 0) return null;
        return (
          <section key={frame}>
            <h2 class="outline-head">{frame === 'globals' ? title : <SeatTag seat={frame} name={title} />}</h2>
            <ul>
              {names.map((name) => (
                <li key={name.name}>
                  <NameRow name={name} byId={byId} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {roots.length > 0 && (
        <section>
          <h2 class="outline-head">{t('outline.roots')}</h2>
          <ul>
            {roots.map((root) => (
              <li key={root.name}>
                <NameRow name={root} byId={byId} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {PLACES.map((place) => {
        const objects = picture.objects.filter((object) => object.place === place);
        if (objects.length === 0) return null;
        return (
          <section key={place}>
            <h2 class="outline-head">{t(`place.${place}`)}</h2>
            {place === 'P' && (
              <p class="help">
                <Rich text={t('outline.permanent')} />
              </p>
            )}
            <ul>
              {objects.map((object) => (
                <li key={object.id}>
                  <ObjectRow object={object} view={view} byId={byId} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {hasOutside(picture) && <Outside picture={picture} />}
    </section>
  );
}

/** What is open outside of memory, and who could close it. */
function Outside({ picture }: { readonly picture: Picture }): JSX.Element {
  const open = openDescriptors(picture);
  return (
    <section>
      <h2 class="outline-head">{t('arena.outside')}</h2>
      {open.length === 0 && <p class="help">{t('arena.all-closed')}</p>}
      <ul>
        {open.map(({ number, keeper }) => (
          <li key={number} class="outline-descriptor">
            <b>{number}</b>{' '}
            {keeper === null ? (
              <span class="outline-mark lost">{t('outline.leaked')}</span>
            ) : (
              t('outline.kept-open', { object: keeper.label ?? keeper.type })
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type ById = ReadonlyMap<ObjectId, PicturedObject>;

function targetText(to: Target, byId: ById): string {
  if (!('object' in to)) return to.atom;
  const object = byId.get(to.object);
  return object?.label ?? object?.type ?? '?';
}

function NameRow({ name, byId }: { readonly name: PicturedName; readonly byId: ById }): JSX.Element {
  const object = 'object' in name.to ? name.to.object : null;
  // no line can say the name of a root that has none
  const anchor: Anchor =
    object !== null && isUnspoken(name.name)
      ? { type: 'object', object }
      : { type: 'name', frame: name.frame, name: name.name };
  return (
    <Row anchor={anchor} object={object}>
      <code>{rootText(name.name)}</code> <span aria-hidden="true">→</span>
      <span class="visually-hidden">{t('outline.refers-to')}</span> {targetText(name.to, byId)}
    </Row>
  );
}

function ObjectRow(props: {
  readonly object: PicturedObject;
  readonly view: ArenaView;
  readonly byId: ById;
}): JSX.Element {
  const { object, view, byId } = props;
  const marks = view.marks.get(object.id) ?? [];
  const open = isOpen(object, view.picture);
  const said = marks.filter((mark) => mark === 'stake' || mark === 'contract');
  return (
    <Row anchor={{ type: 'object', object: object.id }} object={object.id}>
      <ObjectIcon type={object.type} />
      <b>{object.label}</b> {object.type}
      <span class="outline-count">{t('outline.count', { count: object.references })}</span>
      {said.map((mark) => (
        <span key={mark} class={`outline-mark ${mark}`}>
          {t(`mark.${mark}`)}
        </span>
      ))}
      {object.guarded === true && <span class="outline-mark">{t('type.guarded')}</span>}
      {open !== null && <span class="outline-mark">{t(open ? 'outline.open' : 'outline.closed')}</span>}
      {!object.reachable && <span class="outline-mark lost">{t('outline.unreachable')}</span>}
      {object.slots.length > 0 && (
        <span class="outline-slots">
          {object.slots.map((slot) => (
            <span key={slot.name}>
              <code>{slot.name}</code> {slot.weak ? t('outline.weakly') : ''}→ {targetText(slot.to, byId)}
            </span>
          ))}
        </span>
      )}
    </Row>
  );
}

function Row(props: {
  readonly anchor: Anchor;
  readonly object: ObjectId | null;
  readonly children: ComponentChildren;
}): JSX.Element {
  const view = useHeap();
  const light = (object: ObjectId | null) => () => {
    view.stage.focused.value = object;
  };
  return (
    <button
      type="button"
      class="outline-row"
      onFocus={light(props.object)}
      onPointerEnter={light(props.object)}
      onPointerLeave={light(null)}
      onClick={(event) => {
        const { right, top } = event.currentTarget.getBoundingClientRect();
        openMenu(view, props.anchor, { x: right - 380, y: top });
      }}
    >
      {props.children}
    </button>
  );
}

/** Up, down, first, last. */
function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('.outline-row') ?? [])];
  const now = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
}
