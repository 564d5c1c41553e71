import type { JSX } from 'preact';
import { Rich } from '../components/rich.tsx';
import { inLanguage, t } from '../i18n.ts';
import { Contracts } from './contracts.tsx';
import { useMatch } from './match-view.ts';
import { ReadyButton } from './ready-button.tsx';
import { VocabularyTable } from './vocabulary.tsx';
import '../styles/briefing.css';

/** What everybody should know before it begins, and what only this reader may know. */
export function Briefing(): JSX.Element | null {
  const { model } = useMatch();
  const scenario = model.state.value.round?.scenario;
  if (scenario === undefined) return null;
  return (
    <div class="stack briefing">
      <h2 tabIndex={-1} data-phase-heading>
        {inLanguage(scenario.title)}
      </h2>
      <p class="briefing-text">{inLanguage(scenario.briefing)}</p>
      <Contracts />
      <section class="stack" aria-labelledby="truck-title">
        <h3 id="truck-title" class="label">
          {t('briefing.truck')}
        </h3>
        <p>
          <Rich text={t(`briefing.truck-${scenario.truck}`)} />
        </p>
        <p class="help">
          <Rich text={t('briefing.bell')} />
        </p>
      </section>
      <section class="stack" aria-labelledby="vocabulary-title">
        <h3 id="vocabulary-title" class="label">
          {t('briefing.vocabulary')}
        </h3>
        <VocabularyTable />
        <p class="help">
          <Rich text={t('briefing.free')} />
        </p>
      </section>
      <ReadyButton label={t('ready.briefing')} />
    </div>
  );
}
