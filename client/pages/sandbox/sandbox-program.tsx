import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.tsx';
import { PyCode } from '../../components/py-code.tsx';
import { Rich } from '../../components/rich.tsx';
import { language, say, t } from '../../i18n.ts';
import { leftOpen } from '../../model/left-open.ts';
import { notesOn } from '../../model/line-notes.ts';
import type { RunLine } from '../../model/sandbox/program-run.ts';
import { useSandbox } from './use-sandbox.ts';
import '../../styles/program.css';

/** The program so far, each line with what it did. Choosing a line goes to the heap behind it. */
export function SandboxProgram(): JSX.Element {
  const { session } = useSandbox();
  const { lines } = session.run.value;
  const cursor = session.cursor.value;
  const list = useRef<HTMLOListElement>(null);
  const left = leftOpen(lines);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [lines, cursor]);
  if (lines.length === 0) return <p class="muted">{t('sandbox.empty')}</p>;
  return (
    <ol class="program-list sandbox-program" aria-label={t('program.title')} ref={list}>
      {lines.map((line, index) => (
        <Line
          key={index}
          line={line}
          left={left[index]}
          number={index + 1}
          place={index + 1 === cursor ? 'here' : index < cursor ? 'before' : 'after'}
          lang={language.value}
          onChoose={() => session.seek(index + 1)}
          onRemove={() => session.remove()}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  readonly line: RunLine;
  /** The descriptors that it left open though their wrappers died. */
  readonly left: readonly number[] | undefined;
  readonly number: number;
  /** Where it stands, seen from the cursor. */
  readonly place: 'before' | 'here' | 'after';
  readonly lang: string;
  readonly onChoose: () => void;
  readonly onRemove: () => void;
}

const Line = memo(
  ({ line, left, number, place, onChoose, onRemove }: LineProps): JSX.Element => (
    <li class={`sandbox-line ${place}`} aria-current={place === 'here' ? 'step' : undefined}>
      <button type="button" class="sandbox-line-button" onClick={onChoose}>
        <span class="sandbox-line-number">{number}</span>
        <PyCode text={line.text} />
      </button>
      {place === 'here' && <IconButton icon="close" label={t('sandbox.remove', { line: number })} onClick={onRemove} />}
      <LineNotes line={line} left={left} />
    </li>
  ),
  (one, other) =>
    one.line === other.line && one.number === other.number && one.place === other.place && one.lang === other.lang,
);

/** What a line answered, printed, freed or raised. */
export function LineNotes({ line, left }: Pick<LineProps, 'line' | 'left'>): JSX.Element {
  return (
    <>
      {line.error !== undefined && (
        <span class="program-note bad">
          <code>{line.error.message === '' ? line.error.name : `${line.error.name}: ${line.error.message}`}</code>
        </span>
      )}
      {notesOn(line, left).map((note) => (
        <span key={note.key + JSON.stringify(note.params)} class="program-note">
          <span aria-hidden="true"># </span>
          <Rich text={say(note)} />
        </span>
      ))}
    </>
  );
}
