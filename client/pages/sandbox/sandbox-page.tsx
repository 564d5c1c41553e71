import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { ArenaView } from '../../board/arena-view.tsx';
import { CpythonCheck } from '../../board/cpython-check.tsx';
import { GuidePanel } from '../../board/guide-panel.tsx';
import { HeapViewProvider } from '../../board/heap-view.ts';
import { OfferMenu } from '../../board/offer-menu.tsx';
import { Outline } from '../../board/outline.tsx';
import { Panels } from '../../board/panels.tsx';
import { PlaybackBar } from '../../board/playback-bar.tsx';
import { Prompt } from '../../board/prompt.tsx';
import { VocabularyButtons } from '../../board/vocabulary.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { t } from '../../i18n.ts';
import { programOfLines } from '../../model/cpython/referee-program.ts';
import { leftOpen } from '../../model/left-open.ts';
import { COLLECTOR_FEATURES, CollectorButtons } from './collector-buttons.tsx';
import { ExampleList } from './example-list.tsx';
import { openSandbox } from './open-sandbox.ts';
import { SandboxHeader } from './sandbox-header.tsx';
import { LineNotes, SandboxProgram } from './sandbox-program.tsx';
import { SandboxProvider, useSandbox } from './use-sandbox.ts';
import '../../styles/replay.css';
import '../../styles/sandbox.css';

/** Any lines, any Python, the collector at hand. */
export function SandboxPage(): JSX.Element {
  const { sandbox, heap, unread, stop } = useMemo(openSandbox, []);
  useEffect(() => {
    // on a phone the keyboard would jump up
    if (!matchMedia('(pointer: coarse)').matches) sandbox.composer.focusWish.value += 1;
    return stop;
  }, [stop]);
  const { session } = sandbox;
  return (
    <SandboxProvider value={sandbox}>
      <HeapViewProvider value={heap}>
        <div class={session.watching.value ? 'match sandbox guided' : 'match sandbox'}>
          <SandboxHeader />
          <main class="board" data-phase="sandbox">
            <section class="heap" aria-label={t('heap.title')}>
              <ArenaView />
              <GuidePanel>
                <button type="button" class="button small" onClick={() => session.stopWatching()}>
                  <Icon name="eye" /> {t('reveal.stop-watching')}
                </button>
              </GuidePanel>
            </section>
            <Panels
              phase="sandbox"
              openFirst={false}
              panels={[
                { id: 'program', title: t('program.title'), content: () => <SandboxProgram /> },
                { id: 'outline', title: t('outline.tab'), content: () => <Outline /> },
                { id: 'cpython', title: t('cpython.tab'), content: () => <SandboxCheck /> },
                { id: 'examples', title: t('sandbox.examples'), content: () => <ExampleList /> },
              ]}
            />
            <section class="dock" aria-label={t('dock.title')}>
              <div class="dock-main">
                <Notice
                  saying={unread.value === 0 ? null : { key: 'sandbox.unread', params: { count: unread.value } }}
                />
                <Prompt
                  status={
                    <>
                      <AtCursor />
                      <WatchOffer />
                    </>
                  }
                />
                <VocabularyButtons but={COLLECTOR_FEATURES} />
              </div>
              <CollectorButtons />
            </section>
          </main>
          <SandboxPlayback />
        </div>
        <OfferMenu />
      </HeapViewProvider>
    </SandboxProvider>
  );
}

function SandboxPlayback(): JSX.Element {
  const { session } = useSandbox();
  return (
    <PlaybackBar
      playback={session}
      words={{
        title: t('replay.controls'),
        back: t('sandbox.back'),
        step: t('sandbox.step'),
        scrub: t('sandbox.scrub'),
        position: t('sandbox.position', { line: session.cursor.value, lines: session.length }),
      }}
    >
      <p class="badge">{t('sandbox.position', { line: session.cursor.value, lines: session.length })}</p>
    </PlaybackBar>
  );
}

/** The whole program in real CPython. */
function SandboxCheck(): JSX.Element {
  const { session, check } = useSandbox();
  const { lines, runtime } = session.document.value;
  const raises = session.run.value.lines.some(({ error }) => error !== undefined);
  const program = programOfLines(lines, raises);
  return <CpythonCheck check={check} program={program} load={async () => program} runtime={runtime} />;
}

/** The collection behind which the cursor stands can be gone through once more. */
function WatchOffer(): JSX.Element | null {
  const { session } = useSandbox();
  if (!session.canWatch.value || session.watching.value) return null;
  return (
    <button type="button" class="button small action" title={t('sandbox.watch')} onClick={() => session.watch()}>
      <Icon name="truck" /> <span class="action-label">{t('sandbox.watch')}</span>
    </button>
  );
}

/** The line behind which the cursor stands, and what it did. */
function AtCursor(): JSX.Element {
  const { session } = useSandbox();
  const { lines } = session.run.value;
  const at = session.cursor.value - 1;
  const line = lines[at];
  return (
    <div class="at-cursor" aria-live="polite">
      {line !== undefined && (
        <>
          <code class="at-cursor-line">{line.text}</code>
          <LineNotes line={line} left={leftOpen(lines)[at]} />
        </>
      )}
    </div>
  );
}
