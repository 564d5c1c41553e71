import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { createTable } from '../../app/api.ts';
import { navigate } from '../../app/navigation.ts';
import { preferences } from '../../app/preferences.ts';
import { codeFrom } from '../../app/route.ts';
import { findCode } from '../../app/sessions-api.ts';
import { Notice } from '../../components/notice.tsx';
import { LanguageChoice, SettingsMenu } from '../../components/settings-menu.tsx';
import { type Saying, t } from '../../i18n.ts';
import type { Language } from '../../model/preferences.ts';
import { Hero } from './hero.tsx';
import '../../styles/join.css';

/** Where everybody arrives: one field, one button. */
export function JoinPage(): JSX.Element {
  const typed = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<Saying | null>(null);
  const code = codeFrom(typed.value);

  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    const found = code === '' ? await createTable() : await findCode(code);
    busy.value = false;
    switch (found.type) {
      case 'ok':
        navigate(`/play/${code === '' ? found.value : code}`);
        return;
      case 'refused':
        problem.value =
          found.refusal.code === 'no-such-table'
            ? { key: 'join.no-such-code', params: { code } }
            : { key: `refusal.${found.refusal.code}`, params: found.refusal.params };
        return;
      case 'unreachable':
        problem.value = { key: 'join.unreachable' };
    }
  };

  return (
    <div class="join">
      <header class="join-header">
        <SettingsMenu />
      </header>
      <main class="join-main">
        <div class="join-hero" aria-hidden="true">
          <Hero />
        </div>
        <div class="join-card">
          <h1>{t('game.name')}</h1>
          <p class="join-tagline">{t('join.tagline')}</p>
          <form onSubmit={go} noValidate>
            <label for="code">{t('join.code')}</label>
            <div class="join-row">
              <input
                id="code"
                name="code"
                class="join-code"
                value={typed.value}
                onInput={(event) => {
                  typed.value = event.currentTarget.value;
                  problem.value = null;
                }}
                placeholder={t('join.placeholder')}
                autocomplete="off"
                autocapitalize="characters"
                spellcheck={false}
                enterkeyhint="go"
                maxLength={200}
                aria-invalid={problem.value !== null}
                aria-describedby="join-help"
              />
              <button type="submit" class="button primary" aria-disabled={busy.value}>
                {code === '' ? t('join.create') : t('join.join', { code })}
              </button>
            </div>
            <p id="join-help" class="help">
              {t('join.help')}
            </p>
            <Notice saying={problem.value} />
          </form>
          <LanguageChoice name="language" value={preferences.language.value} onChange={chooseLanguage} />
          <nav aria-label={t('join.more')} class="join-links">
            <a href="/host">{t('join.host')}</a>
            <a href="/sandbox">{t('join.sandbox')}</a>
            <a href="/replay">{t('join.replays')}</a>
            <a href="/privacy">{t('privacy.link')}</a>
          </nav>
        </div>
      </main>
    </div>
  );
}

function chooseLanguage(language: Language): void {
  preferences.language.value = language;
}
