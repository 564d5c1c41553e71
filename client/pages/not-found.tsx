import type { JSX } from 'preact';
import { PageHeader } from '../components/page-header.tsx';
import { t } from '../i18n.ts';

/** For addresses that lead nowhere, and pages that could not be loaded. */
export function NotFoundPage(): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{t('not-found.title')}</h1>
        <p>{t('not-found.text')}</p>
        <p>
          <a class="button primary" href="/">
            {t('not-found.home')}
          </a>
        </p>
      </main>
    </>
  );
}
