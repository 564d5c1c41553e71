import type { ComponentChildren, JSX } from 'preact';
import type { Refusal } from '../../../../shared/match/refusals.ts';
import type { StudentView } from '../../../../shared/protocol/session-views.ts';
import { ConnectionBanner } from '../../../components/connection-banner.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { t } from '../../../i18n.ts';
import type { AttendedClass, Newcomer } from '../../../model/studying/attended-class.ts';
import { type StudyScene, studySceneOf } from '../../../model/studying/study-scene.ts';
import { JoiningPage } from '../joining-page.tsx';
import { BetweenRounds } from './between-rounds.tsx';
import { OverPage } from './over-page.tsx';
import { OwnBelief } from './own-belief.tsx';
import { StudyBar } from './study-bar.tsx';
import { StudyClosed } from './study-closed.tsx';
import { WaitingRoom } from './waiting-room.tsx';

/** A session from the inside, whatever is on in it. */
export function StudyRoom(props: {
  readonly attended: AttendedClass;
  readonly enter: (newcomer: Newcomer | null) => void;
  /** Back to the door. */
  readonly leave: (refusal: Refusal | null) => void;
}): JSX.Element {
  const { attended, enter, leave } = props;
  const status = attended.status.value;
  const session = attended.session.value;
  if (status.type === 'closed' && status.refusal !== null) {
    return <StudyClosed attended={attended} refusal={status.refusal} enter={enter} leave={leave} />;
  }
  const banner = (
    <ConnectionBanner
      status={status}
      hasBegun={session !== null}
      isAstray={attended.table.copy.stuck.value || attended.lecture.copy.stuck.value}
      retry={() => attended.retry()}
    />
  );
  if (session === null) {
    return (
      <>
        {banner}
        <JoiningPage code={attended.code} />
      </>
    );
  }
  return (
    <>
      {banner}
      <Scene attended={attended} session={session} leave={leave} />
    </>
  );
}

interface SceneProps {
  readonly attended: AttendedClass;
  readonly session: StudentView;
  readonly leave: (refusal: Refusal | null) => void;
}

function Scene({ attended, session, leave }: SceneProps): JSX.Element {
  const { lobby, match } = attended.table;
  // frames of the table before may still be here
  const model = lobby.value?.code === session.me.table ? match.value : null;
  const isFinished = model?.state.value.stage.type === 'finished';
  const scene: StudyScene = studySceneOf(session, model === null ? null : isFinished ? 'finished' : 'playing');
  switch (scene) {
    case 'waiting':
      return <WaitingRoom attended={attended} session={session} leave={leave} />;
    case 'seating':
      return (
        <StudyFrame attended={attended} session={session}>
          <h1>{t('study.seating')}</h1>
          <p class="loading">{t('app.loading')}</p>
        </StudyFrame>
      );
    case 'next-round':
      return (
        <StudyFrame attended={attended} session={session}>
          <h1>{t('study.next-round')}</h1>
          <p>{t('study.next-round-help')}</p>
        </StudyFrame>
      );
    case 'table':
      return model === null ? <JoiningPage code={attended.code} /> : <Table attended={attended} session={session} />;
    case 'lecture':
      return <Lecture attended={attended} session={session} />;
    case 'early':
    case 'between':
      return <BetweenRounds attended={attended} session={session} scene={scene} />;
    case 'ended':
      return <OverPage code={session.code} />;
  }
}

function Table(props: Omit<SceneProps, 'leave'>): JSX.Element {
  const loaded = useLoaded(() => import('./study-table.tsx'));
  return loaded === null ? <JoiningPage code={props.session.code} /> : <loaded.StudyTable {...props} />;
}

function Lecture({ attended, session }: Omit<SceneProps, 'leave'>): JSX.Element {
  const loaded = useLoaded(() => import('../../../lecture/student-lecture.tsx'));
  if (loaded === null) return <JoiningPage code={session.code} />;
  return (
    <StudyFrame attended={attended} session={session} wide>
      <loaded.StudentLecture place={attended.lecture} note={<OwnBelief code={session.code} />} />
    </StudyFrame>
  );
}

/** What stands around a plain page of a session. */
function StudyFrame(
  props: Omit<SceneProps, 'leave'> & { readonly wide?: boolean; readonly children: ComponentChildren },
): JSX.Element {
  const { attended, session, wide = false, children } = props;
  return (
    <>
      <PageHeader />
      <StudyBar attended={attended} session={session} />
      <main class={wide ? 'study-page wide' : 'study-page'}>{children}</main>
    </>
  );
}
