import type { JSX } from 'preact';
import { inLanguage, t } from '../../i18n.ts';
import { examples } from '../../model/sandbox/examples.ts';
import { useSandbox } from './use-sandbox.ts';

/** Programs to start from: the heaps of the shipped scenarios. */
export function ExampleList(): JSX.Element {
  const { session } = useSandbox();
  return (
    <div class="stack">
      <p class="help">{t('sandbox.examples-help')}</p>
      <ul class="example-list">
        {examples().map(({ id, title, briefing, document }) => (
          <li key={id}>
            <button type="button" class="example" onClick={() => void session.open(document)}>
              <b>{inLanguage(title)}</b>
              <span class="help">{inLanguage(briefing)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
