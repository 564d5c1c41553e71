import type { JSX } from 'preact';
import { preferences } from '../app/preferences.ts';
import { t } from '../i18n.ts';
import { LANGUAGES, MOTIONS, SOUNDS, THEMES } from '../model/preferences.ts';
import { useDisclosure } from './disclosure.ts';
import { Icon } from './icon.tsx';
import { Segmented } from './segmented.tsx';

/** Names of languages are written in their own language, whatever the page's. */
export const LANGUAGE_NAMES = { en: 'English', zh: '简体中文' } as const;

/** Everything that a reader can set for themselves, behind one button in the header. */
export function SettingsMenu(): JSX.Element {
  const { open, box, button } = useDisclosure();
  return (
    <div class="settings" ref={box}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={t('settings.title')}
        aria-expanded={open.value}
        aria-controls="settings-panel"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name="settings" />
      </button>
      <div id="settings-panel" class="settings-panel" hidden={!open.value}>
        {open.value && <SettingsFields />}
      </div>
    </div>
  );
}

function SettingsFields(): JSX.Element {
  const { language, theme, motion, sound } = preferences;
  const chooseLanguage = (value: (typeof LANGUAGES)[number]): void => {
    language.value = value;
  };
  return (
    <>
      <LanguageChoice name="settings-language" value={language.value} onChange={chooseLanguage} />
      <Segmented
        legend={t('settings.theme')}
        name="settings-theme"
        options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        value={theme.value}
        onChange={(value) => {
          theme.value = value;
        }}
      />
      <Segmented
        legend={t('settings.motion')}
        name="settings-motion"
        options={MOTIONS.map((value) => ({ value, label: t(`settings.motion.${value}`) }))}
        value={motion.value}
        onChange={(value) => {
          motion.value = value;
        }}
      />
      <Segmented
        legend={t('settings.sound')}
        name="settings-sound"
        options={SOUNDS.map((value) => ({ value, label: t(`settings.sound.${value}`) }))}
        value={sound.value}
        onChange={(value) => {
          sound.value = value;
        }}
      />
      <nav aria-label={t('settings.pages')} class="settings-pages">
        <a href="/">{t('not-found.home')}</a>
        <a href="/host">{t('host.title')}</a>
        <a href="/sandbox">{t('sandbox.title')}</a>
        <a href="/replay">{t('replay.title')}</a>
        <a href="/privacy">{t('privacy.link')}</a>
      </nav>
    </>
  );
}

/** The language of everything that is read. */
export function LanguageChoice(props: {
  readonly name: string;
  readonly value: (typeof LANGUAGES)[number];
  readonly onChange: (value: (typeof LANGUAGES)[number]) => void;
}): JSX.Element {
  return (
    <Segmented
      legend={t('settings.language')}
      name={props.name}
      options={LANGUAGES.map((value) => ({
        value,
        label: LANGUAGE_NAMES[value],
        lang: value === 'zh' ? 'zh-CN' : 'en',
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
