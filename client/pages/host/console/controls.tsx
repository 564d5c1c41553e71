import type { JSX } from 'preact';
import type { TableRow } from '../../../../shared/protocol/session-views.ts';
import { clockText } from '../../../components/clock-text.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { lazily } from '../../../components/lazily.tsx';
import { t } from '../../../i18n.ts';
import { mainPhase, phaseAfter, phasesOf, readyCount } from '../../../model/hosting/class-phase.ts';
import { activityTitle } from '../create/activity-list.tsx';
import { useHosting } from '../hosting.ts';

const HostNext = lazily(async () => (await import('../../../lecture/host-next.tsx')).HostNext);

/** Where the session stands, and how it goes on: the big buttons. */
export function Controls(): JSX.Element {
  const { session } = useHosting();
  return (
    <section class="panel controls" aria-labelledby="controls-title">
      <h2 id="controls-title" class="visually-hidden">
        {t('host.controls')}
      </h2>
      <Standing />
      {session.stage.type === 'activity' ? <DuringActivity /> : <BetweenActivities />}
    </section>
  );
}

/** One line on where it stands, and the time that is left. */
function Standing(): JSX.Element {
  const { hosted, session, scenarios } = useHosting();
  const { stage, activities, paused } = session;
  const tables = [...hosted.tables.value.values()];
  const at = stage.type === 'activity' || stage.type === 'between' ? stage.activity : null;
  const activity = at === null ? undefined : activities[at];
  const phases = stage.type === 'activity' ? phasesOf(tables) : [];
  return (
    <div class="standing" role="status">
      <p class="standing-where">
        {at === null
          ? t(`stage.${stage.type === 'ended' ? 'ended' : 'lobby'}`)
          : t('stage.activity', { number: at + 1, count: activities.length })}
        {stage.type === 'between' && ` · ${t('stage.between')}`}
      </p>
      {activity !== undefined && <p class="standing-what">{activityTitle(activity, scenarios)}</p>}
      {phases.length > 0 && (
        <p class="standing-phase">
          {paused && <b class="paused">{t('stage.paused')}</b>}
          {phases.map(({ phase, count }) => (
            <span key={phase} class="phase-count">
              {phaseText(phase)}
              {phases.length > 1 && <b> {count}</b>}
            </span>
          ))}
          <TimeLeft />
        </p>
      )}
      <ReadyCount tables={tables} />
    </div>
  );
}

/** How many are through with the phase that most tables are in, of how many who are there. */
function ReadyCount({ tables }: { readonly tables: readonly TableRow[] }): JSX.Element | null {
  const count = readyCount(tables);
  if (count === null) return null;
  const { phase, done, all } = count;
  return (
    <p class="standing-ready">
      <span>{t(phase === 'predict' || phase === 'peer' ? 'ready.forecasts' : 'ready.count', { done, all })}</span>
      <span class="standing-bar" aria-hidden="true">
        <span style={{ width: `${(100 * done) / all}%` }} />
      </span>
    </p>
  );
}

export function phaseText(phase: ReturnType<typeof phasesOf>[number]['phase']): string {
  return phase === 'waiting' || phase === 'finished' ? t(`tables.${phase}`) : t(`phase.${phase}`);
}

/** The longest that any table in the main phase still has. */
function TimeLeft(): JSX.Element | null {
  const { hosted, tick } = useHosting();
  tick.value;
  const tables = [...hosted.tables.value.values()];
  const phase = mainPhase(tables);
  const left = tables.flatMap((table) => {
    const time = table.phase === phase ? hosted.timeLeft(table) : null;
    return time === null ? [] : [time];
  });
  if (left.length === 0) return null;
  return <Countdown ms={Math.max(...left)} />;
}

/** Minutes and seconds; a day or so is no time limit. */
export function Countdown({ ms }: { readonly ms: number }): JSX.Element {
  const text = clockText(ms);
  if (text === null) return <span class="countdown muted">{t('tables.untimed')}</span>;
  return (
    <span class={ms <= 10_000 ? 'countdown soon' : 'countdown'} role="timer">
      {text}
    </span>
  );
}

/** What ends the phase that is on, named by what comes then. */
function DuringActivity(): JSX.Element {
  const { session } = useHosting();
  const { stage } = session;
  return stage.type === 'activity' && stage.mode === 'tables' ? <AtTables /> : <InLecture />;
}

function AtTables(): JSX.Element {
  const { hosted, session, act } = useHosting();
  const { stage, paused, activities } = session;
  const activity = stage.type === 'activity' ? activities[stage.activity] : undefined;
  const after = phaseAfter([...hosted.tables.value.values()], activity?.mode === 'tables' && activity.peerSeconds > 0);
  return (
    <div class="control-buttons">
      <button
        type="button"
        class={
          paused ? 'button control-main control-next-phase wide' : 'button primary control-main control-next-phase wide'
        }
        onClick={() => void act({ do: 'skip', table: null })}
      >
        <Icon name="skip" />
        {after === null
          ? t('control.skip')
          : after === 'finished'
            ? t('control.finish')
            : t('control.go-to', { phase: phaseText(after) })}
      </button>
      <button
        type="button"
        class={paused ? 'button primary control-main control-pause' : 'button control-pause'}
        onClick={() => void act({ do: paused ? 'resume' : 'pause' })}
      >
        <Icon name={paused ? 'play' : 'pause'} /> {paused ? t('control.resume') : t('control.pause')}
      </button>
      {[30, 60].map((seconds) => (
        <button
          key={seconds}
          type="button"
          class="button"
          onClick={() => void act({ do: 'extend', seconds, table: null })}
        >
          {t(`control.extend-${seconds === 30 ? 30 : 60}`)}
        </button>
      ))}
      <ConfirmButton
        class="button quiet control-end"
        label={t('control.end-round')}
        question={t('control.end-round-sure')}
        onConfirm={() => void act({ do: 'end-activity' })}
      />
    </div>
  );
}

function InLecture(): JSX.Element {
  const { hosted, act } = useHosting();
  return (
    <div class="control-buttons">
      <HostNext place={hosted.lecture} />
      <ConfirmButton
        class="button quiet control-end"
        label={t('control.end-lecture')}
        question={t('control.end-lecture-sure')}
        onConfirm={() => void act({ do: 'end-activity' })}
      />
    </div>
  );
}

function BetweenActivities(): JSX.Element {
  const { hosted, session, scenarios, act } = useHosting();
  const { stage, activities } = session;
  if (stage.type === 'ended') return <p class="muted">{t('control.over')}</p>;
  const next = stage.type === 'between' ? stage.activity + 1 : 0;
  const activity = activities[next];
  const nobody = hosted.came.value.length === 0;
  return (
    <div class="control-buttons">
      {activity !== undefined && (
        <button
          type="button"
          class="button primary control-main wide"
          aria-disabled={nobody}
          onClick={() => (nobody ? undefined : void act({ do: 'start', activity: next }))}
        >
          <Icon name="play" />
          <span>
            {t(next === 0 ? 'control.start' : 'control.next')}
            <span class="control-next">{activityTitle(activity, scenarios)}</span>
          </span>
        </button>
      )}
      {nobody && activity !== undefined && <p class="help wide">{t('control.nobody')}</p>}
      <ConfirmButton
        class={activity === undefined ? 'button primary control-main wide' : 'button quiet control-end'}
        label={t('control.end-session')}
        question={t(session.options.retentionDays === 0 ? 'control.end-and-delete-sure' : 'control.end-session-sure')}
        onConfirm={() => void act({ do: 'end-session' })}
      />
    </div>
  );
}
