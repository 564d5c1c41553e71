import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import type { MatchState, ProgramLine } from '../../shared/match/state.ts';
import { moves } from '../app/preferences.ts';
import { PyCode } from '../components/py-code.tsx';
import { Rich } from '../components/rich.tsx';
import { SeatMark } from '../components/seat-tag.tsx';
import { language, say, t } from '../i18n.ts';
import { leftOpen } from '../model/left-open.ts';
import { notesOn } from '../model/line-notes.ts';
import { programSoFar } from '../model/program-so-far.ts';
import { nameOf, useMatch } from './match-view.ts';
import '../styles/program.css';

/**
 * The table's program: every line that was run, whose it was, and what it caused. `isTold`: before a room that is led
 * through the collection, which reads nothing ahead of it.
 */
export function Program({ isTold = false }: { readonly isTold?: boolean }): JSX.Element {
  const { model, play } = useMatch();
  const state = model.state.value;
  const program = useSoFar(isTold);
  const pending = play?.composer.pending.value ?? null;
  const end = useRef<HTMLLIElement>(null);
  const left = leftOpen(program);
  useEffect(() => {
    const list = end.current?.closest('.program-list');
    list?.scrollTo({ top: list.scrollHeight });
  }, [program, pending]);

  if (program.length === 0) return <p class="muted">{t('program.empty')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol class="program-list" tabIndex={0} aria-label={t('program.title')}>
      {program.map((line, index) => (
        <Line
          key={`${state.round?.startedSeq}/${index}`}
          line={line}
          left={left[index]}
          author={authorOf(state, line)}
          lang={language.value}
        />
      ))}
      {pending !== null && (
        <li class="program-line pending">
          <span class="program-author">{t('program.sending')}</span>
          <PyCode text={pending} />
        </li>
      )}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
}

/** As far as the guide has told it; where nothing moves, all at once unless it is told. */
function useSoFar(isTold: boolean): readonly ProgramLine[] {
  const { model } = useMatch();
  return useComputed(() => {
    const guide = moves.value || isTold ? model.guide.value : null;
    return programSoFar(model.state.value, guide && { beats: guide.beats, reached: guide.reached.value });
  }).value;
}

interface Author {
  readonly seat: number | null;
  readonly name: string;
}

function authorOf(state: MatchState, { by }: ProgramLine): Author {
  if (by === 'scenario') return { seat: null, name: t('program.scenario') };
  if (by === 'truck') return { seat: null, name: t('program.truck') };
  const seat = typeof by === 'object' ? by.bell : by;
  return { seat, name: nameOf(state, seat) };
}

interface LineProps {
  readonly line: ProgramLine;
  /** The descriptors that it left open though their wrappers died. */
  readonly left: readonly number[] | undefined;
  readonly author: Author;
  readonly lang: string;
}

const Line = memo(
  ({ line, left, author }: LineProps): JSX.Element => (
    <li class={line.by === 'scenario' ? 'program-line scenario' : 'program-line'}>
      <span
        class="program-author"
        style={author.seat === null ? undefined : { '--seat': `var(--seat-${author.seat % 8})` }}
      >
        {author.seat !== null && <SeatMark seat={author.seat} />}
        <span class="program-name">{author.name}</span>
      </span>
      <PyCode text={line.text} />
      {notesOn(line, left).map((note) => (
        <span key={note.key + JSON.stringify(note.params)} class="program-note">
          <span aria-hidden="true"># </span>
          <Rich text={say(note)} />
        </span>
      ))}
    </li>
  ),
  (one, other) => one.line === other.line && one.lang === other.lang && one.author.name === other.author.name,
);
