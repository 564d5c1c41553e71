import type { Label } from '../heap/picture.ts';
import type { RuntimeId } from '../heap/runtime.ts';
import { spelledLine } from '../match/spelled-line.ts';
import { Machine } from '../python/machine.ts';
import { stakeCalled } from './named-stakes.ts';
import type { ScriptStep } from './script.ts';
import { ScriptError } from './script-error.ts';

/** More cannot be thought about on a phone. */
export const MAX_STAKES = 10;

/** A script, step by step as it would be given: what could not be is found here. */
export class Rehearsal {
  readonly #machine: Machine;
  /** The line of the forecast that waits for its reveal, and whether it is too late to talk about it. */
  #open: { readonly line: number; readonly decided: boolean } | null = null;

  constructor(runtime: RuntimeId) {
    this.#machine = new Machine(runtime, { record: false });
  }

  /** The step, with lines as logs spell them. Throws a ScriptError. */
  play(step: ScriptStep): ScriptStep {
    const { line } = step;
    switch (step.type) {
      case 'note':
        return step;
      case 'line':
        return { ...step, text: this.#run(step.text, line) };
      case 'forecast':
        if (this.#open !== null) throw new ScriptError('forecast-in-forecast', line);
        this.#askAbout(step.stakes, line);
        this.#open = { line, decided: false };
        return step;
      case 'peer':
        if (this.#open === null) throw new ScriptError('peer-without-forecast', line);
        if (this.#open.decided) throw new ScriptError('late-peer', line);
        this.#open = { ...this.#open, decided: true };
        return step;
      case 'reveal':
        if (this.#open === null) throw new ScriptError('reveal-without-forecast', line);
        this.#open = null;
        return step;
    }
  }

  /** Nothing follows. Throws a ScriptError. */
  end(): void {
    if (this.#open !== null) throw new ScriptError('never-revealed', this.#open.line);
  }

  #run(text: string, line: number): string {
    const spelled = spelledLine(text);
    if (!spelled.ok) throw new ScriptError('line-unreadable', line, spelled.refusal.params);
    const { error } = this.#machine.run(spelled.value.move, 'globals');
    if (error !== undefined) throw new ScriptError('python-error', line, { name: error.name, message: error.message });
    if (this.#open !== null) this.#open = { ...this.#open, decided: true };
    return spelled.value.spelling;
  }

  #askAbout(names: readonly string[], line: number): void {
    if (this.#machine.labels().length === 0) throw new ScriptError('no-stakes', line);
    const stakes = new Set<Label>();
    for (const name of names) {
      const stake = stakeCalled(this.#machine, name);
      if (stake === null) throw new ScriptError('bad-stake', line, { text: name });
      stakes.add(stake);
    }
    if (stakes.size > MAX_STAKES) throw new ScriptError('too-many-stakes', line, { limit: MAX_STAKES });
  }
}
