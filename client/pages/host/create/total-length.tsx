import type { JSX } from 'preact';
import type { Activity } from '../../../../shared/session/playlist.ts';
import { t } from '../../../i18n.ts';
import { lengthOfAll } from '../../../model/hosting/times.ts';

/** How long it all takes, talk included, as far as that can be told. */
export function TotalLength({ activities }: { readonly activities: readonly Activity[] }): JSX.Element {
  const { seconds, open } = lengthOfAll(activities);
  return (
    <p class="total-length">
      {seconds > 0 && <b>{minutesText(seconds)} </b>}
      <span class="muted">
        {t('playlist.count', { count: activities.length })}
        {open > 0 && ` · ${t('playlist.open-ended', { count: open })}`}
      </span>
    </p>
  );
}

/** Whole minutes, as a lesson is planned. */
export function minutesText(seconds: number): string {
  return t('playlist.minutes', { minutes: Math.round(seconds / 60) });
}
