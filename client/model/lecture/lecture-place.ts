/**
 * A place in a lecture: what the server says about it is heard here, whoever owns the connection: a student, a host or a
 * projector. One lecture after the other, as the session goes.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StakeDistribution } from '../../../shared/lecture/entries.ts';
import type { Forecast } from '../../../shared/match/entries.ts';
import type { HostAction } from '../../../shared/protocol/host-actions.ts';
import type { LectureView } from '../../../shared/protocol/lecture-messages.ts';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { Answer, Request } from '../connection.ts';
import { FreshCopy } from '../fresh-copy.ts';
import type { Clock } from '../ports.ts';
import { inOrder, LectureModel } from './lecture-model.ts';

export interface LecturePlaceOptions {
  readonly clock: Clock;
  /** Asks over whatever connection the lecture is heard on. */
  readonly ask: (request: Request) => Promise<Answer>;
  /** Whether collections are gone through step by step. */
  readonly guided: ReadonlySignal<boolean>;
}

/** How far the class is in the pass that is on. */
export interface Progress {
  readonly forecasts: number;
  readonly students: number;
  /** For hosts alone. */
  readonly distribution: readonly StakeDistribution[] | null;
}

export class LecturePlace {
  /** The lecture that is on, or was last; null where there is none to see. */
  readonly lecture: Signal<LectureModel | null> = signal(null);
  readonly progress: Signal<Progress | null> = signal(null);
  readonly copy: FreshCopy;
  readonly #options: LecturePlaceOptions;

  constructor(options: LecturePlaceOptions) {
    this.#options = options;
    this.copy = new FreshCopy(options.clock, (seq) => options.ask({ t: 'disagree', seq }));
  }

  /** A student's forecast. */
  forecast(values: Forecast): Promise<Answer> {
    return this.#options.ask({ t: 'forecast', values: { ...values } });
  }

  /** What a host wants to happen. */
  host(action: HostAction): Promise<Answer> {
    return this.#options.ask({ t: 'host', action });
  }

  /** Takes in what the message says about a lecture; whatever else it says is not looked at. */
  hear(message: ServerMessage): void {
    switch (message.t) {
      case 'lecture':
        this.#open(message.lecture);
        return;
      case 'lecture-entries':
        this.lecture.peek()?.apply(message.entries);
        return;
      case 'lecture-progress': {
        const { forecasts, students, distribution = null } = message;
        this.progress.value = { forecasts, students, distribution };
        return;
      }
      case 'lecture-left':
        this.#close();
        return;
      default:
        return;
    }
  }

  dispose(): void {
    this.#close();
    this.copy.dispose();
  }

  /** Whoever comes back to the same lecture goes on from where they were. */
  #open(view: LectureView): void {
    const known = this.lecture.peek();
    this.copy.arrived();
    if (known !== null && known.id === view.header.lecture && !known.broken) {
      known.apply(inOrder(view.entries, view.own));
    } else {
      known?.dispose();
      const { clock, guided } = this.#options;
      const onDisagree = (seq: number) => this.copy.differs(seq);
      this.lecture.value = new LectureModel(view, { clock, guided, onDisagree });
    }
    this.copy.folded();
  }

  #close(): void {
    batch(() => {
      this.lecture.peek()?.dispose();
      this.lecture.value = null;
      this.progress.value = null;
    });
  }
}
