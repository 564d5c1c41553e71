import type { JSX } from 'preact';
import type { ScriptStep } from '../../shared/lecture/script.ts';
import { PyCode } from '../components/py-code.tsx';
import { Rich } from '../components/rich.tsx';
import { inLanguage, t } from '../i18n.ts';

/** A step of a script in a few words, as it stands in the list and on the button that takes it. */
export function StepWords({ step }: { readonly step: ScriptStep }): JSX.Element {
  switch (step.type) {
    case 'note':
      return (
        <span class="step-note">
          <Rich text={inLanguage(step.text)} />
        </span>
      );
    case 'line':
      return <PyCode text={step.text} />;
    case 'forecast':
      return <>{t('hall.step-forecast', { stakes: step.stakes.length === 0 ? t('hall.best-stakes') : step.stakes })}</>;
    case 'peer':
      return <>{t('hall.step-peer')}</>;
    case 'reveal':
      return <>{t('hall.step-reveal')}</>;
  }
}
