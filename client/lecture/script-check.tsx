import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import { readScript } from '../../shared/lecture/read-script.ts';
import type { Script } from '../../shared/lecture/script.ts';
import { ScriptError } from '../../shared/lecture/script-error.ts';
import { Rich } from '../components/rich.tsx';
import { t } from '../i18n.ts';

/** Whether a script can be given, as it is typed: how long it is, or the first line that is wrong and why. */
export function ScriptCheck(props: { readonly script: string; readonly runtime: RuntimeId }): JSX.Element {
  const { script, runtime } = props;
  const read = useMemo(() => tried(script, runtime), [script, runtime]);
  return (
    <p class={read instanceof ScriptError ? 'script-check bad' : 'script-check help'} aria-live="polite">
      <Rich text={inWords(read)} />
    </p>
  );
}

function tried(script: string, runtime: RuntimeId): Script | ScriptError {
  try {
    return readScript(script, runtime);
  } catch (error) {
    if (error instanceof ScriptError) return error;
    throw error;
  }
}

function inWords(read: Script | ScriptError): string {
  if (read instanceof ScriptError) {
    return t('hall.script-line', { line: read.line, problem: t(`script.${read.code}`, read.params) });
  }
  if (read.steps.length === 0) return t('hall.script-none');
  const checkpoints = read.steps.filter(({ type }) => type === 'forecast').length;
  return t('hall.script-fine', { steps: read.steps.length, checkpoints });
}
