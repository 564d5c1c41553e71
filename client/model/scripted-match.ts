/** Matches for tests: made by the same rules as the server's, with hands that do what they are told. */

import type { Picture } from '../../shared/heap/picture.ts';
import type { Command } from '../../shared/match/commands.ts';
import { decide, stampEntries } from '../../shared/match/decide.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, forkState, startMatch } from '../../shared/match/evolve.ts';
import { readMove } from '../../shared/match/lines.ts';
import { DEFAULT_SETTINGS, type PublicHeader, type Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { viewEntry } from '../../shared/match/view.ts';
import { FEATURES } from '../../shared/python/features.ts';
import { Machine } from '../../shared/python/machine.ts';
import { type TableView, viewTable } from './gestures/table-view.ts';

const SCENARIO = `# title: Shelf
# title.zh: 架子
# order: 1
# teaches: cycles
# runtime: 3.15
# truck: 1
# vocabulary: Node 1, Loud 2, list 1, dict 1, weakref.ref 1, gc.collect 3, sys.getrefcount 1
# contracts: keep, free, truck, leak
# stakes: 6
# briefing: Things on a shelf.
# briefing.zh: 架子上的东西。

shelf = [Node(), Node(), Loud()]
shelf[0].next = shelf[1]
shelf[1].next = shelf[0]
album = {'k1': shelf[2], 'k2': Node()}
ring = [Node()]
ring[0].next = ring
del ring
`;

export const HEADER: PublicHeader = {
  format: 'garbage-day/1',
  engine: ENGINE_VERSION,
  match: 'test-match',
  createdAt: '2026-11-20T12:00:00.000Z',
  runtime: '3.15',
  settings: { ...DEFAULT_SETTINGS, playlist: ['shelf'] },
  players: [
    { seat: 0, name: 'ana', kind: 'person' },
    { seat: 1, name: 'bo', kind: 'greedy' },
  ],
  scenarios: { shelf: SCENARIO },
  seedHash: '0'.repeat(64),
};

/** A match on the authority's side, command by command. */
export class ScriptedMatch {
  state: MatchState = startMatch(HEADER);
  readonly entries: Entry[] = [];

  /** Does what the command comes to; its entries. Throws when it is refused. */
  do(command: Command, at = this.state.at): readonly Entry[] {
    const decided = decide(this.state, command, at, { seed: 'test' });
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.refusal)}`);
    const made = stampEntries(this.state, decided.value, at);
    for (const entry of made) this.state = evolve(this.state, entry);
    this.entries.push(...made);
    return made;
  }

  line(seat: Seat, text: string): readonly Entry[] {
    return this.do({ type: 'play-line', seat, text });
  }

  /** Lets the phase that is on end by its time. */
  next(): readonly Entry[] {
    const { stage } = this.state;
    return this.do({ type: 'tick' }, stage.type === 'phase' ? stage.until : this.state.at);
  }

  /** From the beginning to the build phase. */
  toBuild(): this {
    this.do({ type: 'begin' });
    this.next();
    return this;
  }

  /** What that seat is told of everything so far. */
  seenBy(seat: Seat): readonly Entry[] {
    return this.entries.map((entry) => viewEntry(entry, { seat }));
  }

  fork(): MatchState {
    return forkState(this.state);
  }
}

/** A whole round: two moves each, forecasts, bell, truck, reveal, end. */
export function wholeMatch(): ScriptedMatch {
  const match = new ScriptedMatch().toBuild();
  match.line(0, 'pet = Node()');
  match.line(1, 'x = shelf[0]');
  match.line(0, 'pet.left = pet');
  match.line(1, 'w = weakref.ref(x)');
  match.next();
  const [stake] = match.state.round?.stakes ?? [];
  if (stake !== undefined) match.do({ type: 'forecast', seat: 0, values: { [stake]: 80 } });
  while (match.state.stage.type !== 'finished') match.next();
  return match;
}

/** The picture after some lines, each `frame: line` (`g` for the globals). */
export function pictureAfter(...lines: readonly string[]): Picture {
  const machine = new Machine('3.15');
  machine.openFrame(0);
  machine.openFrame(1);
  for (const text of lines) {
    const [frame, line] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1).trim()];
    const parsed = readMove(line);
    if (!parsed.ok) throw new Error(`${line}: ${parsed.refusal.code}`);
    const { error } = machine.run(parsed.code, frame === 'g' ? 'globals' : Number(frame));
    if (error !== undefined) throw new Error(`${line}: ${error.name}: ${error.message}`);
  }
  return machine.picture();
}

/** The same as seat 0 sees it, with everything in play for one token. */
export function tableAfter(...lines: readonly string[]): TableView {
  return viewTable(pictureAfter(...lines), 0, new Map(FEATURES.map((feature) => [feature, 1])));
}
