/** The real names of a class, opened here a few at a time: a class of 500 must not hold the page up. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { StudentRow } from '../../../shared/protocol/session-views.ts';
import type { Clock } from '../ports.ts';
import { openName } from './sealed-name.ts';

const AT_ONCE = 10;

export class RealNames {
  /** By student's id; absent: none, or none that this link opens. */
  readonly names: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly #names = signal<ReadonlyMap<string, string>>(new Map());
  readonly #clock: Clock;
  readonly #privateKey: Uint8Array;
  /** What was opened already, by its seal. */
  readonly #opened = new Map<string, string | null>();
  #students: readonly StudentRow[] = [];
  #cancel: () => void = () => {};

  constructor(clock: Clock, privateKey: Uint8Array) {
    this.#clock = clock;
    this.#privateKey = privateKey;
    this.names = this.#names;
  }

  /** These are the students now. */
  follow(students: readonly StudentRow[]): void {
    this.#students = students;
    this.#cancel();
    this.#openSome();
  }

  stop(): void {
    this.#cancel();
  }

  #openSome(): void {
    const shut = this.#students.flatMap(({ sealedName }) =>
      sealedName !== null && !this.#opened.has(sealedName) ? [sealedName] : [],
    );
    for (const sealed of shut.slice(0, AT_ONCE)) this.#opened.set(sealed, openName(this.#privateKey, sealed));
    this.#tell();
    if (shut.length > AT_ONCE) this.#cancel = this.#clock.after(0, () => this.#openSome());
  }

  #tell(): void {
    const names = this.#students.flatMap(({ id, sealedName }) => {
      const name = sealedName === null ? null : (this.#opened.get(sealedName) ?? null);
      return name === null || name === '' ? [] : [[id, name] as const];
    });
    const before = this.#names.peek();
    if (names.length === before.size && names.every(([id, name]) => before.get(id) === name)) return;
    this.#names.value = new Map(names);
  }
}
