/** Plays whole rounds of bots in process, in simulated time, through the same door as people. */
import { think } from '../../shared/bots/think.ts';
import type { Command } from '../../shared/match/commands.ts';
import { decide, dueAt, stampEntries } from '../../shared/match/decide.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { type Random, randomFor } from '../../shared/match/random.ts';
import type { Refusal } from '../../shared/match/refusals.ts';
import type { BotStrength, PublicHeader, Seat } from '../../shared/match/settings.ts';
import { DEFAULT_SETTINGS } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { viewState } from '../../shared/match/view.ts';

/** A scenario file, as the server reads it. */
export interface ScenarioText {
  readonly id: string;
  readonly text: string;
}

export interface PlayedRound {
  /** Right after the reveal, before the match is over. */
  readonly end: MatchState;
  readonly lines: readonly { readonly seat: Seat; readonly text: string }[];
  readonly refused: readonly { readonly seat: Seat; readonly command: Command; readonly refusal: Refusal }[];
  /** How long each kind of bot thought, in ms, for those who measure. */
  readonly thoughts: readonly { readonly strength: BotStrength; readonly ms: number }[];
}

/** A bot's pace in ms of match time between two thoughts. */
const FASTEST = 3_000;
const SLOWEST = 7_000;

/** One round of that scenario with bots in all seats. The same seed plays the same round. */
export function playRound(
  scenario: ScenarioText,
  bots: readonly BotStrength[],
  seed: string,
  clock: () => number = () => 0,
): PlayedRound {
  const table = new Table(headerOf(scenario, bots), seed, clock);
  table.do({ type: 'begin' });
  while (!table.isRevealed()) table.step();
  return { end: table.state, lines: table.lines, refused: table.refused, thoughts: table.thoughts };
}

/** All entries of a match that only bots play, to its end. The same header and seed play the same match. */
export function playMatch(header: PublicHeader, seed: string): readonly Entry[] {
  const table = new Table(header, seed, () => 0);
  table.do({ type: 'begin' });
  while (table.state.stage.type !== 'finished') table.step();
  return table.entries;
}

export function headerOf({ id, text }: ScenarioText, bots: readonly BotStrength[]): PublicHeader {
  return {
    format: 'garbage-day/1',
    engine: ENGINE_VERSION,
    match: 'a-round-of-bots',
    createdAt: '2026-11-20T00:00:00.000Z',
    runtime: '3.15',
    settings: { ...DEFAULT_SETTINGS, playlist: [id] },
    players: bots.map((kind, seat) => ({ seat, name: `${kind} ${seat}`, kind })),
    scenarios: { [id]: text },
    seedHash: '',
  };
}

class Table {
  state: MatchState;
  readonly entries: Entry[] = [];
  readonly lines: { seat: Seat; text: string }[] = [];
  readonly refused: { seat: Seat; command: Command; refusal: Refusal }[] = [];
  readonly thoughts: { strength: BotStrength; ms: number }[] = [];
  private at = 0;
  private readonly seed: string;
  private readonly clock: () => number;
  private readonly bots: {
    readonly seat: Seat;
    readonly strength: BotStrength;
    readonly random: Random;
    next: number;
  }[];

  constructor(header: PublicHeader, seed: string, clock: () => number) {
    this.state = startMatch(header);
    this.seed = seed;
    this.clock = clock;
    this.bots = header.players.flatMap(({ seat, kind }) =>
      kind === 'person' ? [] : [{ seat, strength: kind, random: randomFor(seed, `bot/${seat}`), next: 0 }],
    );
  }

  isRevealed(): boolean {
    return this.state.round !== null && this.state.round.revealed !== null;
  }

  /** What comes next in time: a phase's end, or a bot's thought. */
  step(): void {
    const due = dueAt(this.state) ?? Number.POSITIVE_INFINITY;
    const bot = this.bots.reduce((one, other) => (other.next < one.next ? other : one));
    this.at = Math.max(this.at, Math.min(due, bot.next));
    if (due <= bot.next) this.do({ type: 'tick' });
    else this.thinkOnce(bot);
  }

  do(command: Command): void {
    const decided = decide(this.state, command, this.at, { seed: this.seed });
    if (decided.ok) {
      for (const entry of stampEntries(this.state, decided.value, this.at)) {
        this.state = evolve(this.state, entry);
        this.entries.push(entry);
      }
    } else if ('seat' in command) {
      this.refused.push({ seat: command.seat, command, refusal: decided.refusal });
    } else throw new Error(`${command.type} was refused: ${decided.refusal.code}`);
  }

  private thinkOnce(bot: (typeof this.bots)[number]): void {
    const { seat, strength, random } = bot;
    bot.next = this.at + FASTEST + random.below(SLOWEST - FASTEST);
    const began = this.clock();
    const thought = think(viewState(this.state, { seat }), seat, strength, random, this.at);
    this.thoughts.push({ strength, ms: this.clock() - began });
    if (thought.type === 'wait') return;
    if (thought.type === 'play-line') this.lines.push({ seat, text: thought.text });
    this.do({ ...thought, seat });
  }
}
