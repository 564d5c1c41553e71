import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SessionOptions } from '../../../../shared/session/options.ts';
import type { Activity } from '../../../../shared/session/playlist.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { openNewSession } from '../open-session.ts';
import { apiSaying } from '../sayings.ts';

/**
 * Plays the student's side in a tab: a class of its own, with bots for everybody else, so that nothing of it is in the
 * real one.
 */
export function TrialButton({
  options,
  activities,
}: {
  readonly options: SessionOptions;
  readonly activities: readonly Activity[];
}): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const busy = useSignal(false);
  const isEmpty = activities.length === 0;
  const open = async (): Promise<void> => {
    if (busy.value || isEmpty) return;
    busy.value = true;
    // a tab that is opened later is taken for one that nobody asked for
    const tab = window.open('', '_blank');
    const opened = await openNewSession({ ...options, bots: true, guestsOnly: false, retentionDays: 1 }, activities);
    busy.value = false;
    problem.value = opened.type === 'ok' ? null : apiSaying(opened);
    if (opened.type !== 'ok') tab?.close();
    else if (tab !== null) tab.location.href = `/host/${opened.value.code}/try#${opened.value.fragment}`;
  };
  return (
    <>
      <button type="button" class="button" aria-disabled={busy.value || isEmpty} onClick={() => void open()}>
        <Icon name="eye" /> {t('trial.open')}
      </button>
      <Notice saying={problem.value} />
    </>
  );
}
