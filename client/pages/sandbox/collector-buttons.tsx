import type { JSX } from 'preact';
import type { Feature } from '../../../shared/python/features.ts';
import { useHeap } from '../../board/heap-view.ts';
import { PyCode } from '../../components/py-code.tsx';
import { t } from '../../i18n.ts';
import { useSandbox } from './use-sandbox.ts';

const CALLS: readonly (readonly [line: string, feature: Feature])[] = [
  ['gc.collect(0)', 'gc.collect'],
  ['gc.collect(1)', 'gc.collect'],
  ['gc.collect()', 'gc.collect'],
  ['gc.enable()', 'gc.enable'],
  ['gc.disable()', 'gc.disable'],
  ['gc.freeze()', 'gc.freeze'],
  ['gc.unfreeze()', 'gc.unfreeze'],
];

/** What has its place here, and needs none among the words. */
export const COLLECTOR_FEATURES: ReadonlySet<Feature> = new Set(CALLS.map(([, feature]) => feature));

/** The collector at hand: each press says its line. Beside it, how the collector stands. */
export function CollectorButtons(): JSX.Element {
  const { session, composer } = useSandbox();
  const { voice } = useHeap();
  // what this Python lacks is not offered
  void session.document.value.runtime;
  const vocabulary = voice?.table()?.vocabulary;
  const { enabled, counts, thresholds } = session.picture.value.collector;
  const pointless = enabled ? 'gc.enable()' : 'gc.disable()';
  return (
    <section class="collector" aria-label={t('sandbox.collector')}>
      <p class="collector-state">
        <b>{t('sandbox.collector')}</b>{' '}
        {t(enabled ? 'sandbox.automatic-on' : 'sandbox.automatic-off', {
          counts: counts.join(' · '),
          thresholds: thresholds.join(' · '),
        })}
      </p>
      <ul class="vocabulary collector-calls">
        {CALLS.filter(([line, feature]) => vocabulary?.has(feature) === true && line !== pointless).map(([line]) => (
          <li key={line}>
            <button type="button" class="word" onClick={() => void composer.say(line)}>
              <PyCode text={line} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
