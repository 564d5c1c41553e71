import { effect, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HIDDEN_TYPES } from '../../shared/heap/picture.ts';
import { theme } from '../app/preferences.ts';
import type { Arena, ArenaWords, StartArena } from '../arena/arena.ts';
import { t } from '../i18n.ts';
import { ArenaHands } from './arena-hands.ts';
import { type HeapView, useHeap } from './heap-view.ts';
import '../styles/board.css';

/** Loads Phaser; the page works without it. */
async function loadArena(): Promise<StartArena> {
  return (await import('../arena/start-arena.ts')).startArena;
}

function wordsNow({ frames }: HeapView): ArenaWords {
  return {
    generations: [t('arena.generation-0'), t('arena.generation-1'), t('arena.generation-2')],
    sharedNames: frames.value.find(({ frame }) => frame === 'globals')?.name ?? '',
    permanent: t('arena.permanent'),
    untracked: t('arena.untracked'),
    unreachable: t('arena.unreachable'),
    framesReturn: t('arena.frames-return'),
    you: t('arena.you'),
    outside: { title: t('arena.outside'), leaked: t('arena.leaked'), allClosed: t('arena.all-closed') },
    hiddenTypes: Object.fromEntries(([...HIDDEN_TYPES, 'guarded'] as const).map((type) => [type, t(`type.${type}`)])),
  };
}

/**
 * The heap as it is drawn. Everything in it is also in the outline, so it is hidden from screen readers.
 * `magnification`: how much larger than on a desk it is drawn at least; `lettering`: how much larger still its letters;
 * `whole`: it is always seen as a whole, because nobody is there to pan.
 */
export function ArenaView(props: {
  readonly magnification?: number;
  readonly lettering?: number;
  readonly whole?: boolean;
}): JSX.Element {
  const view = useHeap();
  const parent = useRef<HTMLDivElement>(null);
  const state = useSignal<'loading' | 'shown' | 'failed'>('loading');

  useEffect(() => {
    const element = parent.current;
    if (element === null) return;
    let gone = false;
    let arena: Arena | null = null;
    const stops: (() => void)[] = [];
    const hands = new ArenaHands(view, (anchor) => arena?.locate(anchor) ?? null);
    loadArena()
      .then((start) =>
        start({
          parent: element,
          theme: theme.peek(),
          words: wordsNow(view),
          ...props,
          onGesture: (gesture) => hands.feel(gesture),
        }),
      )
      .then((started) => {
        if (gone) return started.destroy();
        arena = started;
        // where things are drawn, for whoever tests the page from outside
        Object.assign(element, { arena: started });
        state.value = 'shown';
        stops.push(effect(() => started.setTheme(theme.value)));
        stops.push(effect(() => started.setWords(wordsNow(view))));
        stops.push(view.stage.onChange((scene, transition) => started.show(scene, transition)));
      })
      .catch((error: unknown) => {
        if (!gone) state.value = 'failed';
        console.error('the arena could not be started', error);
      });
    return () => {
      gone = true;
      for (const stop of stops) stop();
      arena?.destroy();
    };
  }, [view]);

  return (
    <div class="arena-box">
      <div class="arena" ref={parent} aria-hidden="true" />
      {state.value === 'loading' && <p class="arena-note">{t('arena.loading')}</p>}
      {state.value === 'failed' && <p class="arena-note">{t('arena.failed')}</p>}
    </div>
  );
}
