/** One question to real CPython: does it do with this program what the engine does? */
import { type ReadonlySignal, signal } from '@preact/signals';
import { isRuntimeId, type RuntimeId } from '../../../shared/heap/runtime.ts';
import type { Clock } from '../ports.ts';
import { type Comparison, compareWith } from './comparison.ts';
import type { RefereeFailure, RefereeNews, RefereePort } from './referee-port.ts';
import type { RefereeProgram } from './referee-program.ts';

/** A program that has not ended by then never will, or nobody would wait for it. Loading may take longer. */
export const LONGEST_RUN_MS = 20_000;

export type CheckStatus =
  | { readonly type: 'idle' }
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly type: 'starting' }
  | { readonly type: 'running' }
  | {
      readonly type: 'done';
      readonly program: RefereeProgram;
      readonly comparison: Comparison;
      /** Of the CPython that ran it, in full. */
      readonly version: string;
      readonly runtime: RuntimeId;
    }
  | { readonly type: 'failed'; readonly code: RefereeFailure; readonly message: string };

export class RefereeCheck {
  readonly status: ReadonlySignal<CheckStatus>;
  readonly #status = signal<CheckStatus>({ type: 'idle' });
  readonly #port: RefereePort;
  readonly #clock: Clock;
  #stop: () => void = () => {};
  #cancelTimer: () => void = () => {};

  constructor(port: RefereePort, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
    this.status = this.#status;
  }

  /** Asks anew; what was under way is stopped. */
  run(program: RefereeProgram): void {
    this.stop();
    this.#status.value = { type: 'starting' };
    this.#stop = this.#port.ask(program, (news) => this.#hear(program, news));
  }

  /** Stops what is under way; a result stays. */
  stop(): void {
    this.#cancelTimer();
    this.#stop();
    this.#stop = () => {};
    const { type } = this.#status.peek();
    if (type === 'loading' || type === 'starting' || type === 'running') this.#status.value = { type: 'idle' };
  }

  #hear(program: RefereeProgram, news: RefereeNews): void {
    this.#cancelTimer();
    switch (news.type) {
      case 'running':
        this.#cancelTimer = this.#clock.after(LONGEST_RUN_MS, () => {
          this.stop();
          this.#status.value = { type: 'failed', code: 'too-long', message: '' };
        });
        this.#status.value = news;
        return;
      case 'done':
        this.#status.value = judged(program, news);
        return;
      default:
        this.#status.value = news;
    }
  }
}

function judged(program: RefereeProgram, { answer, version }: Extract<RefereeNews, { type: 'done' }>): CheckStatus {
  const runtime = version.split('.').slice(0, 2).join('.');
  if (!isRuntimeId(runtime)) return { type: 'failed', code: 'not-started', message: `CPython ${version}` };
  return { type: 'done', program, version, runtime, comparison: compareWith(program, answer, runtime) };
}
