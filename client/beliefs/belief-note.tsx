/** What a reader's forecasts look like, said kindly: an idea that fits them better than the truth, or nothing. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { exampleOf, exampleSayings } from '../../shared/beliefs/belief-sayings.ts';
import { sidesWithBelief } from '../../shared/beliefs/evidence.ts';
import { type Finding, type Fit, judge } from '../../shared/beliefs/judge.ts';
import type { Seat } from '../../shared/match/settings.ts';
import { Icon } from '../components/icon.tsx';
import { Rich } from '../components/rich.tsx';
import { seatLetter } from '../components/seat-tag.tsx';
import { inLanguage, say, t } from '../i18n.ts';
import { preparedLectures } from '../lecture/prepared-lectures.ts';
import type { OwnNote } from '../model/beliefs/own-note.ts';
import { evidenceIn } from '../model/beliefs/own-notes.ts';
import { treatmentOf } from '../model/beliefs/treatment.ts';
import '../styles/belief-note.css';

export interface BeliefNoteProps {
  readonly notes: readonly OwnNote[];
  /** Who sat there; without it players are called by their seats' letters. */
  readonly nameOf?: (seat: Seat) => string;
  /** Whether it is also said that nothing was found: at an end, not while it goes on. */
  readonly closes?: boolean;
}

/** Nothing at all where nobody has forecast. */
export function BeliefNote({ notes, nameOf = letterOf, closes = false }: BeliefNoteProps): JSX.Element | null {
  const judged = useMemo(() => judge(evidenceIn(notes)), [notes]);
  if (judged.verdict === 'fits') {
    return (
      <section class="panel stack belief-note" aria-labelledby="belief-note">
        <h2 id="belief-note">{t('belief.title')}</h2>
        {judged.findings.map((finding) => (
          <Found key={finding.fits[0].belief} finding={finding} notes={notes} nameOf={nameOf} />
        ))}
      </section>
    );
  }
  if (!closes || notes.length === 0) return null;
  return <p class="help belief-nothing">{t(judged.verdict === 'none-fits' ? 'belief.none-fits' : 'belief.too-few')}</p>;
}

type Known = Required<Pick<BeliefNoteProps, 'notes' | 'nameOf'>>;

function letterOf(seat: Seat): string {
  return t('belief.seat', { letter: seatLetter(seat) });
}

/** The idea, what is true, an example of the reader's own, and where to see it. Ideas that fit equally share the rest. */
function Found({ finding, notes, nameOf }: Known & { readonly finding: Finding }): JSX.Element {
  const [first, ...others] = finding.fits;
  const treatments = finding.fits.flatMap(({ belief }) => treatmentOf(belief, preparedLectures) ?? []);
  const different = treatments.filter(({ topic }, i) => treatments.findIndex((one) => one.topic === topic) === i);
  return (
    <div class="stack belief-found">
      <p>{t(others.length === 0 ? 'belief.as-if' : 'belief.as-if-one')}</p>
      <ul class="stack">
        {finding.fits.map(({ belief }) => (
          <li key={belief} class="belief-idea" data-belief={belief}>
            <q>
              <Rich text={t(`belief.${belief}.says`)} />
            </q>
            <p class="belief-truth">
              <Rich text={t('belief.in-fact', { truth: t(`belief.${belief}.true`) })} />
            </p>
          </li>
        ))}
      </ul>
      <Example fit={first} notes={notes} nameOf={nameOf} />
      {different.map(({ topic, title, href }) => (
        <p key={topic}>
          <a class="button" href={href} target="_blank" rel="noreferrer" data-topic={topic}>
            <Icon name="step" /> {t('belief.see', { title: inLanguage(title) })}
          </a>
        </p>
      ))}
    </div>
  );
}

function Example({ fit, notes, nameOf }: Known & { readonly fit: Fit }): JSX.Element | null {
  const example = exampleOf(fit);
  if (example === null) return null;
  const title = notes.find(({ round }) => round === example.round)?.title;
  const sayings = exampleSayings(fit.belief, example, nameOf);
  const sided = fit.stakes.filter(sidesWithBelief).length;
  return (
    <div class="belief-example">
      {title !== undefined && <b class="belief-where">{inLanguage(title)}</b>}
      <p>
        {sayings.map((saying) => (
          <span key={saying.key}>
            <Rich text={say(saying)} />{' '}
          </span>
        ))}
      </p>
      <p class="muted">{t('belief.count', { sided, count: fit.stakes.length })}</p>
    </div>
  );
}
