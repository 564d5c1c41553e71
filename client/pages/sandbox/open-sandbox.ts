import { computed, effect, signal } from '@preact/signals';
import { browserClock } from '../../app/browser-ports.ts';
import { cpython } from '../../app/cpython.ts';
import { route } from '../../app/navigation.ts';
import { moves } from '../../app/preferences.ts';
import type { HeapView } from '../../board/heap-view.ts';
import { t } from '../../i18n.ts';
import { Composer } from '../../model/composer.ts';
import { RefereeCheck } from '../../model/cpython/referee-check.ts';
import { documentIn, fragmentOf } from '../../model/sandbox/sandbox-link.ts';
import { sandboxSaying } from '../../model/sandbox/sandbox-sayings.ts';
import { SandboxSession } from '../../model/sandbox/sandbox-session.ts';
import { openSandboxStage, sandboxTable } from '../../model/sandbox/sandbox-stage.ts';
import type { Sandbox } from './use-sandbox.ts';

export interface OpenedSandbox {
  readonly sandbox: Sandbox;
  readonly heap: HeapView;
  /** How many lines of the address's program could not be read. */
  readonly unread: { value: number };
  readonly stop: () => void;
}

/** Opens the program in the address, and keeps the address in step with it from then on. */
export function openSandbox(): OpenedSandbox {
  const speed = computed(() => (moves.value ? Math.max(1, session.speed.value) : 0));
  const session: SandboxSession = new SandboxSession({ clock: browserClock, onLine: (line) => stage.tell(line) });
  const stage = openSandboxStage(session, speed);
  const unread = signal(0);
  const composer = new Composer(async (line) => session.say(line), sandboxSaying);
  const check = new RefereeCheck(cpython, browserClock);
  const openAddress = (): void => {
    if (location.hash.replace(/^#/, '') === fragmentOf(session.document.peek())) return;
    unread.value = session.open(documentIn(location.hash));
  };
  openAddress();
  addEventListener('hashchange', openAddress);
  const stops = [
    () => removeEventListener('hashchange', openAddress),
    effect(() => showInAddress(fragmentOf(session.document.value))),
    // a link to this very page has dropped the fragment; any other fragment is an address to open
    route.subscribe(({ page }) => {
      if (page === 'sandbox' && location.hash === '') showInAddress(fragmentOf(session.document.peek()));
    }),
    // what was pointed at may be gone, and a menu would speak of it
    session.picture.subscribe(() => {
      stage.clear();
      composer.close();
    }),
    () => session.dispose(),
    () => check.stop(),
  ];
  return {
    sandbox: { session, composer, check },
    heap: {
      stage,
      picture: session.picture,
      guide: session.guide,
      watching: session.watching,
      frames: computed(() => [{ frame: 'globals' as const, name: t('sandbox.names') }]),
      voice: {
        composer,
        table: () => sandboxTable(session),
        canSay: () => !session.watching.peek(),
        isLegal: (line) => session.isLegal(line),
      },
    },
    unread,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function showInAddress(fragment: string): void {
  if (location.hash.replace(/^#/, '') === fragment) return;
  try {
    history.replaceState(null, '', fragment === '' ? location.pathname : `#${fragment}`);
  } catch {
    // some browsers allow only so many changes in a while: the address catches up with the next one
  }
}
