import type { JSX } from 'preact';
import type { Label } from '../../shared/heap/picture.ts';
import { HIGHEST_FORECAST, LOWEST_FORECAST } from '../../shared/match/forecasts.ts';
import { signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import type { ForecastSheet } from '../model/forecast-sheet.ts';

/** The slider of one stake, from "it dies" to "it lives"; `name` is what a screen reader calls it. */
export function StakeRange(props: {
  readonly stake: Label;
  readonly name: string;
  readonly sheet: ForecastSheet;
  readonly percent: number;
}): JSX.Element {
  const { stake, name, sheet, percent } = props;
  const { lives, dies } = pointsFor(percent);
  return (
    <label class="stake-slider">
      <span class="slider-end">{t('predict.dies')}</span>
      <input
        type="range"
        min={LOWEST_FORECAST}
        max={HIGHEST_FORECAST}
        value={percent}
        style={{ '--percent': `${percent}%` }}
        aria-label={name}
        aria-valuetext={t('predict.value', { percent, lives: signed(lives), dies: signed(dies) })}
        onInput={(event) => sheet.set(stake, event.currentTarget.valueAsNumber)}
      />
      <span class="slider-end">{t('predict.lives')}</span>
    </label>
  );
}
