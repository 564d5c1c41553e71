import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { MAX_LINE_LENGTH } from '../../../../shared/protocol/limits.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';

const STEPS = ['show-distribution', 'open-peer', 'close-forecasts', 'reveal-checkpoint'] as const;

/** Leads a lecture from wherever the host stands: the next step, a line, a checkpoint. */
export function LectureRemote(): JSX.Element {
  const { act } = useHosting();
  const line = useSignal('');
  const run = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (line.value.trim() === '') return;
    if (await act({ do: 'lecture-line', text: line.value })) line.value = '';
  };
  return (
    <section class="panel stack lecture-remote" aria-labelledby="lecture-title">
      <h2 id="lecture-title">{t('lecture.remote')}</h2>
      <button type="button" class="button primary big" onClick={() => void act({ do: 'lecture-next' })}>
        <Icon name="step" /> {t('lecture.next')}
      </button>
      <form class="inline-form" onSubmit={(event) => void run(event)}>
        <label class="stack field-block">
          <span class="label">{t('lecture.line')}</span>
          <input
            type="text"
            class="field code-field"
            maxLength={MAX_LINE_LENGTH}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder="a.left = b"
            value={line.value}
            onInput={(event) => {
              line.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          <Icon name="send" /> {t('lecture.run')}
        </button>
      </form>
      <div class="lecture-steps">
        <button type="button" class="button" onClick={() => void act({ do: 'open-checkpoint', stakes: null })}>
          {t('lecture.open-checkpoint')}
        </button>
        {STEPS.map((step) => (
          <button key={step} type="button" class="button" onClick={() => void act({ do: step })}>
            {t(`lecture.${step}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
