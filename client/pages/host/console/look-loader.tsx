import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n.ts';

/** Loads the board when a table is first looked at: a phone that is only a remote does without. */
export function LookLoader({ table }: { readonly table: string }): JSX.Element {
  const page = useSignal<ComponentType<{ readonly table: string }> | null>(null);
  useEffect(() => {
    void import('./look.tsx').then(({ LookPage }) => {
      page.value = LookPage;
    });
  }, []);
  const LookPage = page.value;
  if (LookPage !== null) return <LookPage table={table} />;
  return (
    <main class="plain-page" aria-busy="true">
      <p class="loading">{t('app.loading')}</p>
    </main>
  );
}
