import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import { t } from '../../i18n.ts';
import { WallTeam } from './wall-team.tsx';

/** In ems of the wall, whose own size the last row can read: a small class has room for large names. */
const SIZES = [1.8, 1.6, 1.4, 1.2, 1] as const;
/** More were never read by anybody; who came last is shown. */
const MOST_NAMES = 150;

/** Who is here, as large as there is room; where there is none for all, those who came last. */
export function WallNames({ names }: { readonly names: ScreenView['names'] }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const left = useSignal(0);
  const shown = names.slice(-MOST_NAMES);
  const room = useSignal('');
  useLayoutEffect(() => {
    if (list.current !== null) left.value = fitNames(list.current);
  }, [names, room.value]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const { clientWidth = 0, clientHeight = 0 } = list.current ?? {};
      room.value = `${clientWidth}/${clientHeight}`;
    });
    if (list.current !== null) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  const unseen = names.length - shown.length + left.value;
  return (
    <ul ref={list}>
      <li class="wall-more" hidden={unseen === 0}>
        {t('wall.more', { count: unseen })}
      </li>
      {shown.map(({ name, team }) => (
        <li key={name} class="wall-name">
          {team !== null && <WallTeam team={team} />}
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}

/** Takes the largest size at which all names are seen; at the smallest, leaves out who came first. Gives how many. */
function fitNames(list: HTMLUListElement): number {
  const names = [...list.querySelectorAll<HTMLElement>('.wall-name')];
  for (const name of names) delete name.dataset.left;
  delete list.dataset.full;
  for (const size of SIZES) {
    list.style.setProperty('--name', `${size}em`);
    for (const name of names) name.style.fontSize = '';
    for (const name of names) narrow(name, size);
    if (!overflows(list)) return 0;
  }
  list.dataset.full = '';
  let [few, many] = [0, names.length];
  while (few < many) {
    const middle = Math.floor((few + many) / 2);
    for (const [index, name] of names.entries()) name.toggleAttribute('data-left', index < middle);
    if (overflows(list)) few = middle + 1;
    else many = middle;
  }
  for (const [index, name] of names.entries()) name.toggleAttribute('data-left', index < few);
  return few;
}

function overflows(list: HTMLElement): boolean {
  return list.scrollHeight > list.clientHeight + 1;
}

/** A name that is wider than the list is written smaller than the others, but never too small to be read. */
function narrow(name: HTMLElement, size: number): void {
  const text = name.lastElementChild;
  if (text === null || text.scrollWidth <= text.clientWidth) return;
  name.style.fontSize = `${Math.max(1, Math.floor(50 * size * (text.clientWidth / text.scrollWidth)) / 50)}em`;
}
