import type { JSX } from 'preact';
import type { Feature } from '../../shared/python/features.ts';
import { Dots } from '../components/dots.tsx';
import { PyCode } from '../components/py-code.tsx';
import { Rich } from '../components/rich.tsx';
import { t } from '../i18n.ts';
import { freshName, type NamePool } from '../model/gestures/fresh-name.ts';
import { useHeap, type Voice } from './heap-view.ts';
import { useMatch } from './match-view.ts';
import '../styles/prompt.css';

/** What stands in the line for a feature: a whole line where it can be one, else a piece with its place to fill. */
interface Piece {
  readonly text: string;
  /** Where it makes a line by itself once it has a name. */
  readonly pool: NamePool | null;
}

const PIECES: Partial<Record<Feature, Piece>> = {
  list: { text: '[]', pool: 'container' },
  dict: { text: '{}', pool: 'container' },
  tuple: { text: '(, )', pool: null },
  set: { text: '{, }', pool: null },
  watcher: { text: 'watcher', pool: null },
  weakcache: { text: "weakcache['k1']", pool: null },
  registry: { text: 'registry.append()', pool: null },
  graveyard: { text: 'graveyard', pool: null },
  local: { text: 'local.', pool: null },
  logs: { text: 'logs', pool: null },
  with: { text: 'with : pass', pool: null },
  release: { text: '.release()', pool: null },
  shut: { text: 'weakref.finalize(, shut, .fd)', pool: null },
  touch: { text: '.touch', pool: null },
  close: { text: '.close()', pool: null },
  cache_clear: { text: 'cached.cache_clear()', pool: null },
  is: { text: ' is ', pool: null },
  __init__: { text: 'Node(left=, right=)', pool: null },
  'Member.members': { text: 'Member.members', pool: null },
  unpacking: { text: 'a, b = b, a', pool: null },
  chained: { text: 'a = b = ', pool: null },
  'weakref.finalize': { text: 'weakref.finalize(, released)', pool: null },
  'gc.garbage': { text: 'len(gc.garbage)', pool: null },
  'gc.callbacks': { text: 'gc.callbacks.append(on_gc)', pool: null },
  'gc.set_threshold': { text: 'gc.set_threshold(5, 2, 2)', pool: null },
  'gc.set_debug': { text: 'gc.set_debug(gc.DEBUG_SAVEALL)', pool: null },
};

const CLASSES: ReadonlySet<string> = new Set([
  'Node',
  'Slot',
  'SlotW',
  'Loud',
  'Phoenix',
  'Grump',
  'Handle',
  'SafeHandle',
  'Member',
]);

function pieceOf(feature: Feature): Piece {
  return PIECES[feature] ?? { text: `${feature}()`, pool: CLASSES.has(feature) ? 'instance' : null };
}

/** Puts a feature into the prompt: as a whole line into an empty one, else where one was writing. */
function use(feature: Feature, { composer, table }: Voice): void {
  const piece = pieceOf(feature);
  const view = table();
  if (view !== null && piece.pool !== null && composer.text.peek().trim() === '') {
    composer.edit(`${freshName(view.picture, view.frame, piece.pool)} = ${piece.text}`);
  } else composer.insert(piece.text);
}

/** What is in play, each with its price; a press writes it into the prompt. `but`: what has a place of its own. */
export function VocabularyButtons({ but }: { readonly but?: ReadonlySet<Feature> }): JSX.Element | null {
  const { voice } = useHeap();
  const table = voice?.table() ?? null;
  if (voice === null || table === null) return null;
  const words = [...table.vocabulary].filter(([feature]) => but?.has(feature) !== true);
  return (
    <ul class="vocabulary" aria-label={t('vocabulary.title')}>
      {words.map(([feature, price]) => (
        <li key={feature}>
          <button type="button" class="word" onClick={() => use(feature, voice)}>
            <PyCode text={pieceOf(feature).text} />
            <Dots count={table.free ? 0 : price} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is in play, with prices and what it does: for the briefing. */
export function VocabularyTable(): JSX.Element | null {
  const { model } = useMatch();
  const { vocabulary } = model.state.value.round?.scenario ?? {};
  if (vocabulary === undefined) return null;
  return (
    <dl class="vocabulary-table">
      {[...vocabulary].map(([feature, price]) => (
        <div key={feature}>
          <dt>
            <PyCode text={pieceOf(feature).text} /> <Dots count={price} />
          </dt>
          <dd>
            <Rich text={t(`feature.${feature}`)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
