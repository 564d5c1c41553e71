import type { JSX } from 'preact';
import { t } from '../../../i18n.ts';
import { lostCurve } from '../../../model/hosting/lost-curve.ts';
import { useHosting } from '../hosting.ts';
import '../../../styles/lost-curve.css';

const BOX = { width: 300, height: 72 };

/** How many have said that they are lost, over time. Only hosts see it, and nobody sees who. */
export function LostCurve(): JSX.Element {
  const { hosted, session, tick } = useHosting();
  tick.value;
  const students = hosted.students.value.size;
  const curve = lostCurve(session.lost, hosted.now(), students, BOX);
  const points = curve.line.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const minutes = Math.round(curve.span / 60_000);
  return (
    <section class="panel lost-curve" aria-labelledby="lost-title">
      <h2 id="lost-title">
        {t('lost.title')} <b class={curve.now > 0 ? 'lost-now some' : 'lost-now'}>{curve.now}</b>
      </h2>
      <svg
        viewBox={`0 -4 ${BOX.width} ${BOX.height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('lost.chart', { count: curve.now, minutes })}
      >
        <polygon points={`0,${BOX.height} ${points} ${BOX.width},${BOX.height}`} />
        <polyline points={points} vector-effect="non-scaling-stroke" />
      </svg>
      <p class="lost-scale help" aria-hidden="true">
        <span>{t('lost.from', { minutes })}</span>
        <span>{t('lost.most', { count: curve.most })}</span>
        <span>{t('lost.to')}</span>
      </p>
    </section>
  );
}
