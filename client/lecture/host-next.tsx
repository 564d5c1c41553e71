import type { JSX } from 'preact';
import { openPass } from '../../shared/lecture/state.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { t } from '../i18n.ts';
import type { LecturePlace } from '../model/lecture/lecture-place.ts';
import { type NextStep, nextStep } from '../model/lecture/next-step.ts';
import { StepWords } from './step-words.tsx';
import { useAskHost } from './use-ask-host.ts';
import '../styles/host-next.css';

/** What the next press does, as a button: where a host's thumb is, whatever else they look at. */
export function HostNext({ place }: { readonly place: LecturePlace }): JSX.Element | null {
  const { ask, isBusy, problem } = useAskHost(place);
  const model = place.lecture.value;
  const state = model?.state.value;
  if (model == null || state === undefined || state.stage.type === 'finished') return null;
  const next = model.script === null ? null : nextStep(state, model.script);
  const progress = place.progress.value;
  return (
    <div class="host-next-step wide">
      {openPass(state) !== null && progress !== null && (
        <p class="asked-count">{t('hall.answered', { forecasts: progress.forecasts, students: progress.students })}</p>
      )}
      {next !== null && next.type !== 'end' && (
        <button
          type="button"
          class="button primary big host-next"
          aria-busy={isBusy}
          onClick={() => void ask({ do: 'lecture-next' })}
        >
          <Icon name="step" />
          <span>
            <NextWords next={next} />
          </span>
        </button>
      )}
      {next?.type === 'end' && model.script?.steps.length !== 0 && <p class="help">{t('hall.script-over')}</p>}
      {next?.type === 'step' && openPass(state) === null && (
        <button type="button" class="button quiet small" onClick={() => void ask({ do: 'lecture-skip' })}>
          <Icon name="skip" /> {t('hall.skip')}
        </button>
      )}
      <Notice python={problem?.python ?? null} saying={problem?.saying ?? null} />
    </div>
  );
}

function NextWords({ next }: { readonly next: NextStep }): JSX.Element {
  if (next.type === 'show') return <>{t('hall.next-show')}</>;
  if (next.type === 'end') return <>{t('hall.script-over')}</>;
  return <StepWords step={next.step} />;
}
