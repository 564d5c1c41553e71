import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { LostChart } from '../../../charts/lost-chart.tsx';
import { t } from '../../../i18n.ts';
import { lostCurve } from '../../../model/hosting/lost-curve.ts';
import { useHosting } from '../hosting.ts';
import '../../../styles/lost-curve.css';

/** The curve moves on so often, in ms: often enough to be seen to move. */
const STEP_MS = 5_000;

/** How many have said that they are lost, over time. Only hosts see it, and nobody sees who. */
export function LostCurve(): JSX.Element {
  const { hosted, session, tick } = useHosting();
  const step = useComputed(() => Math.floor(tick.value / STEP_MS)).value;
  const students = hosted.came.value.length;
  const { lost } = session;
  const curve = useMemo(() => lostCurve(lost, hosted.now(), students), [lost, students, step]);
  return (
    <section class="panel lost-curve" aria-labelledby="lost-title">
      <h2 id="lost-title">
        {t('lost.title')} <b class={curve.now > 0 ? 'lost-now some' : 'lost-now'}>{curve.now}</b>
      </h2>
      {lost.length === 0 ? <p class="help">{t('lost.nobody')}</p> : <LostChart curve={curve} />}
    </section>
  );
}
