import type { JSX } from 'preact';
import type { StudentView } from '../../../../shared/protocol/session-views.ts';
import { TableTeamsProvider } from '../../../board/table-teams.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import type { AttendedClass } from '../../../model/studying/attended-class.ts';
import { LiveMatch } from '../live-match.tsx';
import { StudyBar } from './study-bar.tsx';

/** The own table while a round plays. */
export function StudyTable({
  attended,
  session,
}: {
  readonly attended: AttendedClass;
  readonly session: StudentView;
}): JSX.Element | null {
  const model = attended.table.match.value;
  if (model === null) return null;
  const { paused, me } = session;
  return (
    <div class="study">
      <div>
        <StudyBar attended={attended} session={session} heads />
        {me.forecaster && <LateNote attended={attended} />}
      </div>
      <div class="study-board" inert={paused}>
        <TableTeamsProvider value={session.tableTeams}>
          <LiveMatch
            key={model.state.peek().header.match}
            place={attended.table}
            model={model}
            again={null}
            home={false}
          />
        </TableTeamsProvider>
      </div>
      {paused && (
        // what lies below is inert: this is the page now
        <main class="study-pause">
          <div class="study-pause-card" role="alert">
            <Icon name="pause" />
            <p class="study-pause-title">{t('study.paused')}</p>
            <p>{t('study.paused-help')}</p>
          </div>
        </main>
      )}
    </div>
  );
}

/** Said until there is something to forecast. */
function LateNote({ attended }: { readonly attended: AttendedClass }): JSX.Element | null {
  const stage = attended.table.match.value?.state.value.stage;
  const phase = stage?.type === 'phase' ? stage.phase : null;
  if (phase !== 'briefing' && phase !== 'build') return null;
  return (
    <aside class="study-late">
      <p>{t('refusal.forecasts-only')}</p>
    </aside>
  );
}
