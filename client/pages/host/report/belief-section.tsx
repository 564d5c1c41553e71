/** Who of a class believes what: a heat map over the rounds, with how it showed. */
import type { JSX } from 'preact';
import { BELIEF_IDS, type BeliefId } from '../../../../shared/beliefs/belief.ts';
import type { ClassExample, SessionReport } from '../../../../shared/report/session-report.ts';
import { Rich } from '../../../components/rich.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { askedText, reasonText, titleOf } from './report-words.ts';

export function BeliefSection({ report }: { readonly report: SessionReport }): JSX.Element {
  const { examples } = report.class.beliefs;
  const shown = BELIEF_IDS.filter((belief) => examples.some((example) => example.belief === belief));
  return (
    <>
      <BeliefMap report={report} />
      {shown.length > 0 && (
        <>
          <h3>{t('report.beliefs-showed')}</h3>
          <ul class="report-beliefs-showed">
            {shown.map((belief) => (
              <li key={belief} class="stack">
                <h4>
                  <Rich text={t(`belief.${belief}.name`)} />
                </h4>
                <p>
                  <Rich text={t(`belief.${belief}.true`)} />
                </p>
                {examples
                  .filter((example) => example.belief === belief)
                  .map((example) => (
                    <Example key={`${example.round}/${example.table}/${example.checkpoint}`} example={example} />
                  ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Example({ example }: { readonly example: ClassExample }): JSX.Element {
  const { object, alive, answers, sided } = example;
  return (
    <p class="report-showed">
      <b>{object}</b> <span class="muted">{askedText(example)}</span>
      <br />
      {t(alive ? 'report.example-lived' : 'report.example-died', { sided, count: answers })}{' '}
      <Rich text={reasonText(example)} />
    </p>
  );
}

/** How many answers sided with each belief where it and the truth differ; the darker and denser, the more. */
function BeliefMap({ report }: { readonly report: SessionReport }): JSX.Element {
  const { scenarios } = useHosting();
  const { byRound } = report.class.beliefs;
  const rounds = report.rounds.filter(({ round }) => byRound.some((cell) => cell.round === round));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="report-wide" tabIndex={0} aria-label={t('report.beliefs')}>
      <table class="report-beliefs">
        <caption>{t('report.beliefs-help')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.belief')}</th>
            {rounds.map((round) => (
              <th scope="col" key={round.round}>
                {t('report.round', { round: round.round })}
                <span class="report-round-title">{titleOf(round, scenarios)}</span>
              </th>
            ))}
            <th scope="col">{t('report.share')}</th>
            <th scope="col">{t('report.found')}</th>
          </tr>
        </thead>
        <tbody>
          {BELIEF_IDS.map((belief) => (
            <tr key={belief}>
              <th scope="row">
                <Rich text={t(`belief.${belief}.name`)} />
              </th>
              {rounds.map(({ round }) => {
                const cell = byRound.find((one) => one.belief === belief && one.round === round);
                const { sided = 0, disputed = 0 } = cell ?? {};
                return (
                  <td key={round} style={{ '--share': disputed === 0 ? 0 : sided / disputed }}>
                    <span>{disputed === 0 ? '–' : `${sided} / ${disputed}`}</span>
                  </td>
                );
              })}
              <td>{shareText(report, belief)}</td>
              <td>
                <Holders report={report} belief={belief} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Less than this is no sign of anybody. */
const LEAST_SHARE = 0.1;
/** Where it may be none and may be more than this, the answers have told nothing. */
const MOST_UNKNOWN = 0.4;

/** How many of the class may hold it; the answers together tell more than those of each. */
function shareText(report: SessionReport, belief: BeliefId): string {
  const told = report.class.beliefs.shares.find((one) => one.belief === belief);
  if (told === undefined || told.students === 0) return '–';
  const { students, from, to } = told;
  // nothing is taken back of those of whom it is said one by one
  const holders = holdersOf(report, belief).length;
  const count = Math.max(students, holders);
  const least = Math.max(Math.round(from * count), holders);
  const most = Math.max(Math.round(to * count), least);
  const isSign = from >= LEAST_SHARE || holders > 0;
  if (!isSign && to > MOST_UNKNOWN) return t('report.share-open');
  if (!isSign) return t('report.share-at-most', { most, count });
  return least === most
    ? t('report.share-exactly', { most, count })
    : t('report.share-between', { least, most, count });
}

/** With how many students it was found; who they are, behind a tap, since a class may be looking on. */
function Holders({ report, belief }: { readonly report: SessionReport; readonly belief: BeliefId }): JSX.Element {
  const holders = holdersOf(report, belief);
  if (holders.length === 0) return <>0</>;
  return (
    <details class="report-holders">
      <summary>{holders.length}</summary>
      {holders.map(({ name }) => name).join(', ')}
    </details>
  );
}

/** Those of whom there is enough evidence, also where another belief fits as well. */
function holdersOf({ students }: SessionReport, belief: BeliefId): SessionReport['students'] {
  return students.filter(({ beliefs }) =>
    beliefs.findings.some(({ fits }) => fits.some((fit) => fit.belief === belief)),
  );
}
