import type { ComponentChildren, JSX } from 'preact';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';

/** On the way in; `children`: what keeps us. */
export function JoiningPage({
  code,
  children,
}: {
  readonly code: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <PageHeader />
      <main class="plain-page" aria-busy="true">
        <h1>{t('play.joining', { code })}</h1>
        {children ?? <p class="loading">{t('app.loading')}</p>}
      </main>
    </>
  );
}
