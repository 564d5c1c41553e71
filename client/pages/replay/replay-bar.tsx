import type { JSX } from 'preact';
import { Downloads } from '../../board/downloads.tsx';
import { PlaybackBar } from '../../board/playback-bar.tsx';
import { DownloadMenu } from '../../components/download-menu.tsx';
import { Icon } from '../../components/icon.tsx';
import { Rich } from '../../components/rich.tsx';
import { t } from '../../i18n.ts';
import type { ReplaySession } from '../../model/replay-session.ts';
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
  return (
    <PlaybackBar
      playback={session}
      words={{
        title: t('replay.controls'),
        back: t('replay.back'),
        step: t('replay.step'),
        scrub: t('replay.scrub'),
        position: t('replay.position', { entry: session.cursor.value, entries: session.length }),
      }}
      marks={<PhaseMarks session={session} />}
    >
      <div class="replay-end">
        <CheckBadge check={check} signer={signer} publicKey={publicKey} />
        <DownloadMenu title={t('downloads.title')}>{() => <Downloads />}</DownloadMenu>
      </div>
    </PlaybackBar>
  );
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

/** Whether a log holds, and who signed it. */
export function CheckBadge({ check, signer, publicKey }: Omit<BarProps, 'session'>): JSX.Element {
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
