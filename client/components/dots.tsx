import type { JSX } from 'preact';
import { t } from '../i18n.ts';

/** A price in tokens: as many dots, and said as a number; nothing where there are no prices. */
export function Dots({ count }: { readonly count: number }): JSX.Element | null {
  if (count === 0) return null;
  return (
    <span class="dots">
      <span aria-hidden="true">{count > 5 ? `${count} ●` : '●'.repeat(count)}</span>
      <span class="visually-hidden">{t('tokens.price', { count })}</span>
    </span>
  );
}
