import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Composer } from '../../model/composer.ts';
import type { RefereeCheck } from '../../model/cpython/referee-check.ts';
import type { SandboxSession } from '../../model/sandbox/sandbox-session.ts';

export interface Sandbox {
  readonly session: SandboxSession;
  readonly composer: Composer;
  readonly check: RefereeCheck;
}

const Context = createContext<Sandbox | null>(null);
export const SandboxProvider = Context.Provider;

/** The sandbox that the component is about. Throws where there is none: a bug. */
export function useSandbox(): Sandbox {
  const sandbox = useContext(Context);
  if (sandbox === null) throw new Error('no sandbox around this component');
  return sandbox;
}
