import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { DEFAULT_OPTIONS, type SessionOptions } from '../../../../shared/session/options.ts';
import { TEMPLATES } from '../../../../shared/session/playlist.ts';
import { navigate } from '../../../app/navigation.ts';
import { preferences } from '../../../app/preferences.ts';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useScenarios } from '../../../components/use-scenarios.ts';
import { type Saying, t } from '../../../i18n.ts';
import { PlaylistDraft } from '../../../model/hosting/playlist-draft.ts';
import { recentSessions } from '../host-stores.ts';
import { openNewSession } from '../open-session.ts';
import { apiSaying } from '../sayings.ts';
import { TrialButton } from '../trial/trial-button.tsx';
import { OptionFields } from './option-fields.tsx';
import { PlaylistEditor } from './playlist-editor.tsx';
import { RecentList } from './recent-list.tsx';
import { TotalLength } from './total-length.tsx';

/** A new session: what is played, and how. */
export function CreatePage(): JSX.Element {
  const options = useSignal<SessionOptions>({ ...DEFAULT_OPTIONS, language: preferences.language.peek() });
  const draft = useMemo(() => new PlaylistDraft(TEMPLATES[30]), []);
  const scenarios = useScenarios();
  const problem = useSignal<Saying | null>(null);
  const busy = useSignal(false);
  const isEmpty = draft.list.value.length === 0;

  const open = async (): Promise<void> => {
    if (busy.value || isEmpty) return;
    busy.value = true;
    problem.value = null;
    const opened = await openNewSession(options.peek(), draft.activities);
    busy.value = false;
    if (opened.type !== 'ok') {
      problem.value = apiSaying(opened);
      return;
    }
    const { code, fragment } = opened.value;
    recentSessions.keep({ code, title: options.peek().title, fragment, at: new Date().toISOString() });
    navigate(`/host/${code}#${fragment}`);
  };

  return (
    <>
      <PageHeader />
      <main class="host-create">
        <div class="host-what">
          {' '}
          <div class="host-intro">
            <h1>{t('host.title')}</h1>
            <p class="muted">{t('host.intro')}</p>
          </div>
          <label class="stack field-block host-name">
            <span class="label">{t('host.session-title')}</span>
            <input
              type="text"
              maxLength={80}
              value={options.value.title}
              placeholder={t('host.session-title-example')}
              onInput={(event) => {
                options.value = { ...options.value, title: event.currentTarget.value };
              }}
            />
          </label>
          <PlaylistEditor draft={draft} scenarios={scenarios.value} withTemplates />
        </div>
        <div class="host-how">
          <RecentList />{' '}
          <section class="panel stack host-options" aria-labelledby="options-title">
            <h2 id="options-title">{t('options.title')}</h2>
            <OptionFields
              options={options.value}
              onChange={(change) => {
                options.value = { ...options.value, ...change };
              }}
            />
          </section>
        </div>{' '}
        <div class="host-open">
          <TotalLength activities={draft.activities} />
          <Notice saying={problem.value} />
          <TrialButton options={options.value} activities={draft.activities} />
          <button
            type="button"
            class="button primary big"
            aria-disabled={busy.value || isEmpty}
            onClick={() => void open()}
          >
            {t('host.open')}
          </button>
        </div>
      </main>
    </>
  );
}
