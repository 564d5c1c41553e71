import type { JSX } from 'preact';
import type { Label, TypeName } from '../../shared/heap/picture.ts';
import type { CheckpointState, LectureState } from '../../shared/lecture/state.ts';
import { ObjectIcon } from '../components/object-icon.tsx';
import { StakeRange } from '../components/stake-range.tsx';
import { signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import type { ForecastSheet } from '../model/forecast-sheet.ts';
import '../styles/forecasts.css';
import '../styles/slider.css';

interface StakeSlidersProps {
  readonly state: LectureState;
  readonly checkpoint: CheckpointState;
  readonly sheet: ForecastSheet;
}

/** For every stake a slider; in the second pass beside what the class said in the first. */
export function StakeSliders({ state, checkpoint, sheet }: StakeSlidersProps): JSX.Element {
  const means = new Map((checkpoint.distributions[1] ?? []).map(({ stake, mean }) => [stake, mean]));
  return (
    <ul class="stake-list">
      {checkpoint.stakes.map((stake) => (
        <li key={stake}>
          <StakeSlider
            stake={stake}
            type={state.machine.typeOf(stake) ?? 'Node'}
            sheet={sheet}
            classMean={means.get(stake) ?? null}
          />
        </li>
      ))}
    </ul>
  );
}

function StakeSlider(props: {
  readonly stake: Label;
  readonly type: TypeName;
  readonly sheet: ForecastSheet;
  readonly classMean: number | null;
}): JSX.Element {
  const { stake, type, sheet, classMean } = props;
  const chosen = sheet.chosen.value[stake];
  const percent = chosen ?? 50;
  const { lives, dies } = pointsFor(percent);
  return (
    <article class="stake-card">
      <div class="stake-head">
        <h3>
          <ObjectIcon type={type} /> {stake} <span class="muted">{type}</span>
        </h3>
        <output class={chosen === undefined ? 'stake-percent untouched' : 'stake-percent'}>{`${percent} %`}</output>
      </div>
      <StakeRange stake={stake} name={t('hall.slider', { object: stake, type })} sheet={sheet} percent={percent} />
      <p class="stake-worth help">
        {t('hall.worth', { lives: signed(lives), dies: signed(dies) })}
        {classMean !== null && <span class="stake-class">{t('hall.class-said', { mean: Math.round(classMean) })}</span>}
      </p>
    </article>
  );
}
