import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Activity, lengthOf } from '../../../../shared/session/playlist.ts';
import type { ScenarioRow } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { inLanguage, t } from '../../../i18n.ts';
import type { DraftActivity, PlaylistDraft } from '../../../model/hosting/playlist-draft.ts';
import { ActivityEditor } from './activity-editor.tsx';
import { minutesText } from './total-length.tsx';

export interface ActivityListProps {
  readonly draft: PlaylistDraft;
  readonly scenarios: readonly ScenarioRow[];
  /** The activity whose editor is open. */
  readonly opened: Signal<number | null>;
}

/** The activities in order: to be dragged, moved by buttons, opened, copied, taken out. */
export function ActivityList({ draft, scenarios, opened }: ActivityListProps): JSX.Element {
  const list = draft.list.value;
  const said = useSignal('');
  const move = (id: number, to: number): void => {
    const focused = document.activeElement;
    draft.move(id, to);
    // what is moved in the page loses the focus
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
    const place = draft.list.value.findIndex((one) => one.id === id) + 1;
    said.value = t('playlist.moved', { place, count: draft.list.value.length });
  };
  if (list.length === 0) return <p class="muted">{t('playlist.empty')}</p>;
  return (
    <>
      <ol class="activities">
        {list.map((one, index) => (
          <ActivityRow
            key={one.id}
            one={one}
            index={index}
            count={list.length}
            scenarios={scenarios}
            draft={draft}
            opened={opened}
            move={move}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
    </>
  );
}

interface RowProps extends ActivityListProps {
  readonly one: DraftActivity;
  readonly index: number;
  readonly count: number;
  readonly move: (id: number, to: number) => void;
}

function ActivityRow({ one, index, count, scenarios, draft, opened, move }: RowProps): JSX.Element {
  const { id, activity } = one;
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const over = useSignal(false);
  const isOpen = opened.value === id;
  const title = activityTitle(activity, scenarios);
  useEffect(() => {
    if (row.current === null || handle.current === null) return;
    return combine(
      draggable({ element: row.current, dragHandle: handle.current, getInitialData: () => ({ activity: id }) }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source }) => typeof source.data.activity === 'number' && source.data.activity !== id,
        onDragEnter: () => {
          over.value = true;
        },
        onDragLeave: () => {
          over.value = false;
        },
        onDrop: ({ source }) => {
          over.value = false;
          const to = draft.list.peek().findIndex((other) => other.id === id);
          if (typeof source.data.activity === 'number') move(source.data.activity, to);
        },
      }),
    );
  }, [id, draft]);
  return (
    <li ref={row} class={over.value ? 'activity over' : 'activity'}>
      <div class="activity-head">
        <span class="drag-handle" ref={handle} aria-hidden="true">
          <Icon name="grip" />
        </span>
        <span class="activity-number">{index + 1}</span>
        <button
          type="button"
          class="activity-title"
          aria-expanded={isOpen}
          onClick={() => {
            opened.value = isOpen ? null : id;
          }}
        >
          <b>{title}</b>
          <ActivityNotes activity={activity} scenarios={scenarios} />
        </button>
        <span class="activity-buttons">
          <IconButton
            icon="up"
            label={t('playlist.up', { title })}
            isIdle={index === 0}
            onClick={() => move(id, index - 1)}
          />
          <IconButton
            icon="down"
            label={t('playlist.down', { title })}
            isIdle={index === count - 1}
            onClick={() => move(id, index + 1)}
          />
          <IconButton icon="copy" label={t('playlist.copy', { title })} onClick={() => draft.add(activity, id)} />
          <IconButton icon="close" label={t('playlist.remove', { title })} onClick={() => draft.remove(id)} />
        </span>
      </div>
      {isOpen && (
        <ActivityEditor activity={activity} scenarios={scenarios} onChange={(changed) => draft.change(id, changed)} />
      )}
    </li>
  );
}

/** What is played, in the reader's language. */
export function activityTitle(activity: Activity, scenarios: readonly ScenarioRow[]): string {
  if (activity.mode === 'lecture') return activity.title;
  const scenario = scenarios.find(({ id }) => id === activity.scenario);
  return scenario === undefined ? activity.scenario : inLanguage(scenario.title);
}

/** What of an activity is worth knowing at a glance. */
export function ActivityNotes(props: {
  readonly activity: Activity;
  readonly scenarios: readonly ScenarioRow[];
}): JSX.Element {
  const { activity, scenarios } = props;
  const length = lengthOf(activity);
  const scenario = activity.mode === 'tables' ? scenarios.find(({ id }) => id === activity.scenario) : undefined;
  const truck = activity.mode === 'tables' ? (activity.truck ?? scenario?.truck) : undefined;
  const runtime = activity.runtime ?? scenario?.runtime;
  return (
    <span class="activity-notes">
      <span>{length === null ? t('playlist.host-ends') : minutesText(length)}</span>
      {activity.mode === 'lecture' && <span>{t('playlist.lecture')}</span>}
      {runtime !== undefined && <span>{`Python ${runtime}`}</span>}
      {truck !== undefined && <code>{`gc.collect(${truck})`}</code>}
      {activity.mode === 'tables' && activity.peerSeconds > 0 && <span>{t('playlist.with-peer')}</span>}
      {activity.mode === 'tables' && !activity.contracts && <span>{t('playlist.no-contracts')}</span>}
    </span>
  );
}
