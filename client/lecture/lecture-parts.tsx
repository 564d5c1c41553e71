/** What students, hosts and the projector all see of a lecture. */
import type { JSX } from 'preact';
import type { LectureState } from '../../shared/lecture/state.ts';
import { Icon } from '../components/icon.tsx';
import { PyCode } from '../components/py-code.tsx';
import { Rich } from '../components/rich.tsx';
import { inLanguage, language, say, t } from '../i18n.ts';
import { leftOpen } from '../model/left-open.ts';
import { notesOn } from '../model/line-notes.ts';

/** What the host's script says. */
export function LectureNote({ state }: { readonly state: LectureState }): JSX.Element | null {
  if (state.note === null) return null;
  return (
    <p class="lecture-note" aria-live="polite">
      <Rich text={inLanguage(state.note)} />
    </p>
  );
}

/** The lines that were run last, and what each caused; `isTold`: what the last one causes is being shown elsewhere. */
export function LastLines(props: {
  readonly state: LectureState;
  readonly most: number;
  readonly isTold?: boolean;
}): JSX.Element | null {
  const { state, most, isTold = false } = props;
  const { program } = state;
  void language.value;
  if (program.length === 0) return null;
  const left = leftOpen(program);
  return (
    <ol class="lecture-lines" aria-label={t('program.title')}>
      {program.slice(-most).map((line, index, shown) => {
        const isLast = index === shown.length - 1;
        const notes = isLast && isTold ? [] : notesOn(line, left[program.length - shown.length + index]);
        return (
          <li key={line.seq} class={isLast ? 'lecture-line last' : 'lecture-line'}>
            <PyCode text={line.text} />
            {notes.map((note) => (
              <span key={note.key + JSON.stringify(note.params)} class="lecture-line-note">
                <span aria-hidden="true"># </span>
                <Rich text={say(note)} />
              </span>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

/** What comes next: the lines over which everybody forecasts. */
export function LinesAhead({ ahead }: { readonly ahead: readonly string[] }): JSX.Element {
  if (ahead.length === 0) return <p class="help">{t('hall.goes-on')}</p>;
  return (
    <section class="lecture-ahead">
      <h3>{t('hall.ahead')}</h3>
      <ol>
        {ahead.map((line, index) => (
          <li key={`${index}/${line}`}>
            <PyCode text={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** It is over; its log can be had by everybody now. */
export function LectureOver({ state }: { readonly state: LectureState }): JSX.Element {
  return (
    <div class="lecture-over stack">
      <p>{t('hall.finished')}</p>
      <p class="row">
        <a class="button primary" href={`/replay/${state.header.lecture}`} target="_blank" rel="noreferrer">
          <Icon name="play" /> {t('hall.see-again')}
        </a>
        <a class="button" href={`/api/lectures/${state.header.lecture}/log`} download>
          <Icon name="download" /> {t('hall.log')}
        </a>
      </p>
    </div>
  );
}
