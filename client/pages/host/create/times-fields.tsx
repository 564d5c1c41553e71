import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type TableActivity, UNTIMED_SECONDS } from '../../../../shared/session/playlist.ts';
import { Segmented } from '../../../components/segmented.tsx';
import { t } from '../../../i18n.ts';
import { PRESET_TIMES, presetOf, TIME_PRESETS, TIMED_PHASES } from '../../../model/hosting/times.ts';

const LEAST_SECONDS = 5;
const MOST_SECONDS = 1800;
const CHOICES = [...TIME_PRESETS, 'exact'] as const;

/** How long the phases last: a few choices, or exact seconds. */
export function TimesFields(props: {
  readonly activity: TableActivity;
  readonly onChange: (activity: TableActivity) => void;
}): JSX.Element {
  const { activity, onChange } = props;
  const id = useId();
  const preset = presetOf(activity.times);
  const wantsExact = useSignal(preset === null);
  const isExact = wantsExact.value || preset === null;
  return (
    <div class="times wide">
      <Segmented
        legend={t('times.title')}
        name={`times-${id}`}
        value={isExact ? 'exact' : (preset ?? 'exact')}
        options={CHOICES.map((value) => ({ value, label: t(`times.${value}`) }))}
        onChange={(value) => {
          wantsExact.value = value === 'exact';
          if (value !== 'exact') onChange({ ...activity, times: PRESET_TIMES[value] });
        }}
      />
      {isExact && (
        <div class="exact-times">
          {TIMED_PHASES.map((phase) => (
            <Seconds
              key={phase}
              label={t(`times.${phase}`)}
              value={activity.times[phase]}
              onChange={(seconds) => onChange({ ...activity, times: { ...activity.times, [phase]: seconds } })}
            />
          ))}
          {activity.peerSeconds > 0 && (
            <Seconds
              label={t('times.peerSeconds')}
              value={activity.peerSeconds}
              onChange={(peerSeconds) => onChange({ ...activity, peerSeconds })}
            />
          )}
        </div>
      )}
      {isExact && <p class="help">{t('times.exact-help', { least: LEAST_SECONDS, most: MOST_SECONDS })}</p>}
    </div>
  );
}

/** Seconds as a number; empty: the host ends the phase. */
function Seconds(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}): JSX.Element {
  const { label, value, onChange } = props;
  const typed = useSignal<string | null>(null);
  const commit = (text: string): void => {
    typed.value = null;
    const seconds = Math.round(Number(text));
    if (text.trim() === '' || seconds >= UNTIMED_SECONDS) onChange(UNTIMED_SECONDS);
    else if (Number.isFinite(seconds)) onChange(Math.min(Math.max(seconds, LEAST_SECONDS), MOST_SECONDS));
  };
  return (
    <label class="stack field-block">
      <span class="label">{label}</span>
      <input
        type="number"
        class="field"
        inputMode="numeric"
        min={LEAST_SECONDS}
        max={MOST_SECONDS}
        placeholder="∞"
        value={typed.value ?? (value === UNTIMED_SECONDS ? '' : String(value))}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
        onBlur={(event) => commit(event.currentTarget.value)}
      />
    </label>
  );
}
