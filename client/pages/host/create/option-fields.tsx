import type { JSX } from 'preact';
import { MAX_SEATS } from '../../../../shared/match/settings.ts';
import {
  DEALINGS,
  LANGUAGES,
  LEAST_TABLE_SIZE,
  MAX_TEAMS,
  PACES,
  type SessionOptions,
} from '../../../../shared/session/options.ts';
import { Choice } from '../../../components/choice.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { LANGUAGE_NAMES } from '../../../components/settings-menu.tsx';
import { Switch } from '../../../components/switch.tsx';
import { t } from '../../../i18n.ts';

const RETENTIONS = [0, 1, 7, 30, 90, 180, 365] as const;

/** How a session is run, whatever it plays. */
export function OptionFields(props: {
  readonly options: SessionOptions;
  readonly onChange: (change: Partial<SessionOptions>) => void;
}): JSX.Element {
  const { options, onChange } = props;
  const sizes = Array.from({ length: MAX_SEATS - LEAST_TABLE_SIZE + 1 }, (_, index) => index + LEAST_TABLE_SIZE);
  const teams = Array.from({ length: MAX_TEAMS - 1 }, (_, index) => index + 2);
  return (
    <div class="option-fields">
      <Choice
        label={t('options.table-size')}
        value={String(options.tableSize)}
        options={sizes.map((size) => ({ value: String(size), label: t('options.up-to', { count: size }) }))}
        onChange={(value) => onChange({ tableSize: Number(value) })}
      />
      <Choice
        label={t('options.teams')}
        value={String(options.teams)}
        options={[
          { value: '0', label: t('options.no-teams') },
          ...teams.map((count) => ({ value: String(count), label: t('options.team-count', { count }) })),
        ]}
        onChange={(value) => onChange({ teams: Number(value) })}
      />
      <Choice
        label={t('options.dealing')}
        value={options.dealing}
        options={DEALINGS.map((value) => ({ value, label: t(`options.dealing-${value}`) }))}
        onChange={(value) => onChange({ dealing: DEALINGS.find((one) => one === value) ?? options.dealing })}
        help={t(`options.dealing-${options.dealing}-help`)}
      />
      <Segmented
        legend={t('options.pace')}
        name="pace"
        value={options.pace}
        options={PACES.map((value) => ({ value, label: t(`options.pace-${value}`) }))}
        onChange={(pace) => onChange({ pace })}
      />
      <Segmented
        legend={t('options.language')}
        name="session-language"
        value={options.language}
        options={LANGUAGES.map((value) => ({
          value,
          label: LANGUAGE_NAMES[value],
          lang: value === 'zh' ? 'zh-CN' : 'en',
        }))}
        onChange={(language) => onChange({ language })}
      />
      <Switch
        label={t('options.bots')}
        help={t('options.bots-help')}
        checked={options.bots}
        onChange={(bots) => onChange({ bots })}
      />
      <Switch
        label={t('options.real-names')}
        help={t('options.real-names-help')}
        checked={options.realNames}
        onChange={(realNames) => onChange({ realNames })}
      />
      <Switch
        label={t('options.guests-only')}
        help={t('options.guests-only-help')}
        checked={options.guestsOnly}
        onChange={(guestsOnly) => onChange({ guestsOnly })}
      />
      <Choice
        label={t('options.retention')}
        value={String(options.retentionDays)}
        options={[...new Set([...RETENTIONS, options.retentionDays])]
          .sort((one, other) => one - other)
          .map((days) => ({ value: String(days), label: retentionText(days) }))}
        onChange={(value) => onChange({ retentionDays: Number(value) })}
        help={t('options.retention-help')}
      />
      <p class="help">
        <a href="/privacy" target="_blank" rel="noreferrer">
          {t('privacy.link')}
        </a>
      </p>
    </div>
  );
}

function retentionText(days: number): string {
  return days === 0 ? t('options.retention-none') : t('options.retention-days', { count: days });
}
