import type { JSX } from 'preact';
import type { Activity } from '../../../../shared/session/playlist.ts';
import { lazily } from '../../../components/lazily.tsx';
import { activityTitle } from '../create/activity-list.tsx';
import { useHosting } from '../hosting.ts';
import { DealBoard } from './deal-board.tsx';
import { Results } from './results.tsx';
import { TableGrid } from './table-grid.tsx';

const HostLecture = lazily(async () => (await import('../../../lecture/host-lecture.tsx')).HostLecture);

/** The class at its tables: while they play, before they sit down, and what came of it. */
export function TablesTab(): JSX.Element {
  const { session } = useHosting();
  const { stage, activities } = session;
  switch (stage.type) {
    case 'lobby':
      return <DealBoard />;
    case 'activity':
      return stage.mode === 'tables' ? <TableGrid /> : <Lecture activity={activities[stage.activity]} />;
    case 'between':
      return (
        <div class="stack">
          <Results />
          {stage.activity + 1 < activities.length && <DealBoard />}
        </div>
      );
    case 'ended':
      return <Results />;
  }
}

function Lecture({ activity }: { readonly activity: Activity | undefined }): JSX.Element {
  const { hosted, scenarios } = useHosting();
  return (
    <>
      <h2 class="visually-hidden">{activity === undefined ? '' : activityTitle(activity, scenarios)}</h2>
      <HostLecture place={hosted.lecture} />
    </>
  );
}
