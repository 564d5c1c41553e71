import type { ComponentChildren, JSX } from 'preact';
import { t } from '../i18n.ts';
import { SettingsMenu } from './settings-menu.tsx';

/** The bar at the top of every page: the way home, what the page adds, and the settings. */
export function PageHeader({ children }: { readonly children?: ComponentChildren }): JSX.Element {
  return (
    <header class="page-header">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span class="brand-name">{t('game.name')}</span>
      </a>
      <div class="page-header-middle">{children}</div>
      <SettingsMenu />
    </header>
  );
}
