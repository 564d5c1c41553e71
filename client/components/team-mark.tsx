import type { JSX } from 'preact';
import { t } from '../i18n.ts';
import '../styles/team-mark.css';

/** A team's number in its colour, so that neither is needed alone. */
export function TeamMark({ team }: { readonly team: number }): JSX.Element {
  return (
    <span class="team-mark" style={{ '--seat': `var(--seat-${team % 8})` }}>
      <span class="visually-hidden">{t('students.team')} </span>
      {team + 1}
    </span>
  );
}
