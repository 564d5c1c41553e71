import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { saveActivities } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { PlaylistDraft } from '../../../model/hosting/playlist-draft.ts';
import { ActivityNotes, activityTitle } from '../create/activity-list.tsx';
import { PlaylistEditor } from '../create/playlist-editor.tsx';
import { TotalLength } from '../create/total-length.tsx';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';

/** What has been played, what is on, what comes: any of it can be started, and changed. */
export function PlaylistPanel(): JSX.Element {
  const { session } = useHosting();
  const draft = useSignal<PlaylistDraft | null>(null);
  if (draft.value !== null) return <Editing draft={draft.value} close={() => (draft.value = null)} />;
  return (
    <section class="panel stack" aria-labelledby="session-playlist-title">
      <div class="panel-head">
        <h2 id="session-playlist-title">{t('playlist.title')}</h2>
        {session.stage.type !== 'ended' && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              draft.value = new PlaylistDraft(session.activities);
            }}
          >
            <Icon name="pencil" /> {t('playlist.edit')}
          </button>
        )}
      </div>
      <Planned />
      <TotalLength activities={session.activities} />
    </section>
  );
}

function Planned(): JSX.Element {
  const { hosted, session, scenarios, act } = useHosting();
  const { stage, activities } = session;
  const at = stage.type === 'activity' || stage.type === 'between' ? stage.activity : -1;
  const mayStart = (stage.type === 'lobby' || stage.type === 'between') && hosted.came.value.length > 0;
  return (
    <ol class="planned">
      {activities.map((activity, index) => {
        const isOn = stage.type === 'activity' && index === at;
        const isOver = stage.type === 'ended' || index < at || (stage.type === 'between' && index === at);
        return (
          <li key={index} class={isOn ? 'planned-row on' : isOver ? 'planned-row over' : 'planned-row'}>
            <span class="activity-number">{isOver ? <Icon name="check" /> : index + 1}</span>
            <span class="planned-words">
              <b>{activityTitle(activity, scenarios)}</b>
              <ActivityNotes activity={activity} scenarios={scenarios} />
            </span>
            {isOn && <span class="planned-on">{t('playlist.on')}</span>}
            {mayStart && (
              <button
                type="button"
                class="button small quiet"
                onClick={() => void act({ do: 'start', activity: index })}
              >
                {isOver ? t('playlist.again') : t('playlist.start')}
                <span class="visually-hidden"> {activityTitle(activity, scenarios)}</span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Editing({ draft, close }: { readonly draft: PlaylistDraft; readonly close: () => void }): JSX.Element {
  const { hosted, session, scenarios } = useHosting();
  const problem = useSignal<Saying | null>(null);
  const save = async (): Promise<void> => {
    if (draft.activities.length === 0) return;
    const saved = await saveActivities(session.code, hosted.keys.auth, draft.activities);
    if (saved.type === 'ok') close();
    else problem.value = apiSaying(saved);
  };
  return (
    <div class="stack">
      <PlaylistEditor draft={draft} scenarios={scenarios} />
      <Notice saying={problem.value} />
      <div class="row">
        <button
          type="button"
          class="button primary"
          aria-disabled={draft.list.value.length === 0}
          onClick={() => void save()}
        >
          {t('playlist.save')}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {t('playlist.cancel')}
        </button>
      </div>
    </div>
  );
}
