import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { LESSON_MINUTES, TEMPLATES, tableRound } from '../../../../shared/session/playlist.ts';
import type { ScenarioRow } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import type { PlaylistDraft } from '../../../model/hosting/playlist-draft.ts';
import { ActivityList } from './activity-list.tsx';
import { PlaylistShelf } from './playlist-shelf.tsx';

/** What is played, in which order: from a template, a kept playlist or a file, and changed as wanted. */
export function PlaylistEditor(props: {
  readonly draft: PlaylistDraft;
  readonly scenarios: readonly ScenarioRow[];
  readonly withTemplates?: boolean;
}): JSX.Element {
  const { draft, scenarios, withTemplates = false } = props;
  const opened = useSignal<number | null>(null);
  const nextScenario = (): string => {
    const used = draft.activities.flatMap((activity) => (activity.mode === 'tables' ? [activity.scenario] : []));
    return scenarios.find(({ id }) => !used.includes(id))?.id ?? scenarios[0]?.id ?? 'moving-day';
  };
  return (
    <section class="panel stack playlist-editor" aria-labelledby="playlist-title">
      <div class="playlist-head">
        <h2 id="playlist-title">{t('playlist.title')}</h2>
        {withTemplates && (
          <fieldset class="templates">
            <legend class="visually-hidden">{t('playlist.templates')}</legend>
            {LESSON_MINUTES.map((minutes) => (
              <button
                key={minutes}
                type="button"
                class="button small"
                onClick={() => {
                  draft.replace(TEMPLATES[minutes]);
                  opened.value = null;
                }}
              >
                {t('playlist.template', { minutes })}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <ActivityList draft={draft} scenarios={scenarios} opened={opened} />
      <div class="row">
        <button
          type="button"
          class="button small"
          aria-disabled={draft.isFull}
          onClick={() => {
            opened.value = draft.add(tableRound(nextScenario()));
          }}
        >
          <Icon name="plus" /> {t('playlist.add-round')}
        </button>
        <button
          type="button"
          class="button small"
          aria-disabled={draft.isFull}
          onClick={() => {
            opened.value = draft.add({ mode: 'lecture', title: t('lecture.untitled'), runtime: '3.15', script: '' });
          }}
        >
          <Icon name="plus" /> {t('playlist.add-lecture')}
        </button>
        {draft.isFull && <p class="help">{t('playlist.full')}</p>}
      </div>
      <PlaylistShelf draft={draft} scenarios={scenarios} />
    </section>
  );
}
