import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Rich } from '../../components/rich.tsx';
import { t } from '../../i18n.ts';
import { REPLAY_SPEEDS, type ReplaySession } from '../../model/replay-session.ts';
import type { LogCheck, Signer } from './open-log.ts';

interface BarProps {
  readonly session: ReplaySession;
  readonly check: LogCheck | null;
  readonly signer: Signer;
  /** In hex. */
  readonly publicKey: string;
}

/** Play, step, scrub; where the phases are; whether the log holds. */
export function ReplayBar({ session, check, signer, publicKey }: BarProps): JSX.Element {
  const cursor = session.cursor.value;
  useEffect(() => listenToKeys(session), [session]);
  return (
    <section class="replay-bar" aria-label={t('replay.controls')}>
      <div class="replay-buttons">
        <IconButton icon="back" label={t('replay.back')} onClick={() => session.back()} />
        {session.playing.value ? (
          <IconButton icon="pause" label={t('guide.pause')} onClick={() => session.pause()} />
        ) : (
          <IconButton icon="play" label={t('guide.play')} onClick={() => session.play()} />
        )}
        <IconButton icon="step" label={t('replay.step')} onClick={() => session.step()} />
        <label class="replay-speed">
          <span class="visually-hidden">{t('replay.speed')}</span>
          <select
            value={session.speed.value}
            onChange={(event) => {
              session.speed.value = Number(event.currentTarget.value);
            }}
          >
            {REPLAY_SPEEDS.map((speed) => (
              <option key={speed} value={speed}>{`${speed}×`}</option>
            ))}
          </select>
        </label>
      </div>
      <div class="scrub">
        <input
          type="range"
          min={0}
          max={session.length}
          value={cursor}
          aria-label={t('replay.scrub')}
          aria-valuetext={positionText(session)}
          style={{ '--percent': `${(cursor / Math.max(1, session.length)) * 100}%` }}
          onInput={(event) => session.seek(event.currentTarget.valueAsNumber)}
        />
        <PhaseMarks session={session} />
      </div>
      <Badge check={check} signer={signer} publicKey={publicKey} />
    </section>
  );
}

function positionText(session: ReplaySession): string {
  return t('replay.position', { entry: session.cursor.value, entries: session.length });
}

/** Where rounds and phases begin, under the scrub bar. */
function PhaseMarks({ session }: { readonly session: ReplaySession }): JSX.Element {
  const last = Math.max(1, session.length);
  return (
    <ol class="scrub-marks" aria-hidden="true">
      {session.marks.map(({ index, label, round }) => (
        <li
          key={index}
          class={label === 'round' ? 'scrub-mark round' : 'scrub-mark'}
          style={{ left: `${(index / last) * 100}%` }}
          title={label === 'round' ? t('match.round-short', { round }) : t(`phase.${label}`)}
        >
          {label === 'round' ? round : ''}
        </li>
      ))}
    </ol>
  );
}

function Badge({ check, signer, publicKey }: Omit<BarProps, 'session'>): JSX.Element {
  if (check === null) return <p class="badge">{t('replay.verifying')}</p>;
  if (check.type === 'holds') {
    return (
      <p class={signer === 'other' ? 'badge' : 'badge good'} title={t('replay.verified-help')}>
        <Icon name="check" />
        <span>
          <Rich text={verifiedText(signer, publicKey)} />
        </span>
      </p>
    );
  }
  return (
    <p class="badge bad" role="alert">
      <Icon name="cross" />
      <span>
        {check.seq === null
          ? t('replay.fails', { line: check.line, reason: t(`log.${check.code}`) })
          : t('replay.fails-at', { entry: check.seq, reason: t(`log.${check.code}`) })}
      </span>
    </p>
  );
}

function verifiedText(signer: Signer, publicKey: string): string {
  switch (signer) {
    case 'this-server':
      return t('replay.verified-ours');
    case 'other':
      return t('replay.verified-other', { key: publicKey.slice(0, 16) });
    case 'unknown':
      return t('replay.verified');
  }
}

/** Space plays and pauses, arrows step, Home and End jump, the brackets change the speed. */
function listenToKeys(session: ReplaySession): () => void {
  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => (session.playing.peek() ? session.pause() : session.play()),
    ArrowRight: () => session.step(),
    ArrowLeft: () => session.back(),
    Home: () => session.seek(0),
    End: () => session.seek(session.length),
    '[': () => changeSpeed(session, -1),
    ']': () => changeSpeed(session, 1),
  };
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    const elsewhere =
      target instanceof Element &&
      target.closest('input, select, button, textarea, [role=tab], .outline, [contenteditable]') !== null;
    const run = keys[event.key];
    if (elsewhere || run === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function changeSpeed(session: ReplaySession, by: number): void {
  const now = REPLAY_SPEEDS.indexOf(session.speed.peek() as (typeof REPLAY_SPEEDS)[number]);
  session.speed.value = REPLAY_SPEEDS[Math.max(0, Math.min(REPLAY_SPEEDS.length - 1, now + by))] ?? 1;
}
