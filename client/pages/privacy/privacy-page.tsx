import type { JSX } from 'preact';
import { DEFAULT_RETENTION_DAYS, MAX_RETENTION_DAYS } from '../../../shared/session/options.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Rich } from '../../components/rich.tsx';
import { t } from '../../i18n.ts';
import '../../styles/privacy.css';

const KEPT = ['name', 'real-name', 'play', 'belief', 'refused', 'lost', 'key'] as const;
const ELSEWHERE = ['browser', 'table', 'server'] as const;

/** Plainly what is kept, for how long, who sees it, and how it goes. */
export function PrivacyPage(): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="privacy">
        <h1>{t('privacy.title')}</h1>
        <p class="privacy-lead">{t('privacy.lead')}</p>
        <section class="stack" aria-labelledby="privacy-kept">
          <h2 id="privacy-kept">{t('privacy.kept')}</h2>
          <dl class="privacy-list">
            {KEPT.map((what) => (
              <div key={what}>
                <dt>{t(`privacy.${what}`)}</dt>
                <dd>
                  <Rich text={t(`privacy.${what}-text`)} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="stack" aria-labelledby="privacy-time">
          <h2 id="privacy-time">{t('privacy.time')}</h2>
          <p>{t('privacy.time-text', { days: DEFAULT_RETENTION_DAYS, most: MAX_RETENTION_DAYS })}</p>
        </section>
        <section class="stack" aria-labelledby="privacy-delete">
          <h2 id="privacy-delete">{t('privacy.delete')}</h2>
          <p>{t('privacy.delete-student')}</p>
          <p>{t('privacy.delete-session')}</p>
        </section>
        <section class="stack" aria-labelledby="privacy-elsewhere">
          <h2 id="privacy-elsewhere">{t('privacy.elsewhere')}</h2>
          <dl class="privacy-list">
            {ELSEWHERE.map((what) => (
              <div key={what}>
                <dt>{t(`privacy.${what}`)}</dt>
                <dd>{t(`privacy.${what}-text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
    </>
  );
}
