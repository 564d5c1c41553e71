import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { navigate } from '../../app/navigation.ts';
import { Notice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Rich } from '../../components/rich.tsx';
import { type Saying, t } from '../../i18n.ts';
import { readHostKeys } from '../../model/hosting/host-keys.ts';
import type { HostView } from './session-page.tsx';

/** The address alone opens nothing: the rest of the link is asked for. */
export function NoLinkPage({ code, shows }: { readonly code: string; readonly shows: HostView }): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('link');
    const typed = field instanceof HTMLInputElement ? field.value.trim() : '';
    const [, other = code, fragment = typed] = /\/host\/([A-Za-z0-9]{4,12})(?:\/report)?#(\S+)$/.exec(typed) ?? [];
    if (readHostKeys(fragment) === null) problem.value = { key: 'host.link-wrong' };
    else navigate(`/host/${other.toUpperCase()}${shows === 'report' ? '/report' : ''}#${fragment}`);
  };
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{t('host.link-missing', { code })}</h1>
        <p>
          <Rich text={t('host.link-missing-help')} />
        </p>
        <form class="stack" onSubmit={open}>
          <label class="stack field-block">
            <span class="label">{t('host.link')}</span>
            <input name="link" type="text" autocomplete="off" spellcheck={false} />
          </label>
          <div class="row">
            <button type="submit" class="button primary">
              {t('host.link-open')}
            </button>
            <a class="button quiet" href="/host">
              {t('host.new')}
            </a>
          </div>
          <Notice saying={problem.value} />
        </form>
      </main>
    </>
  );
}
