/** What makes a match go on by itself: match time, the ends of phases, and the bots' turns. */
import type { Command } from '../../shared/match/commands.ts';
import { dueAt } from '../../shared/match/decide.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Logger } from '../logging.ts';
import { type BotAction, BotDriver } from './bot-driver.ts';
import { MatchClock } from './match-clock.ts';
import type { RunningMatch } from './running-match.ts';

/** More phases than these never end in one moment; were it otherwise, the loop would have no end. */
const PHASES_AT_ONCE = 16;
/** How long it waits after a failure, so that one that lasts does not keep the server busy. */
const PATIENCE_MS = 1_000;

/** Plays a command; whether it changed anything. May throw. */
export type PlayCommand = (match: RunningMatch, command: Command) => boolean;

export class MatchPulse {
  readonly match: RunningMatch;
  readonly #clock: Clock;
  readonly #matchClock: MatchClock;
  readonly #bots: BotDriver;
  readonly #play: PlayCommand;
  readonly #logger: Logger;
  #alarm: Cancel = () => {};

  /** Stands still until it is started. */
  constructor(match: RunningMatch, clock: Clock, logger: Logger, play: PlayCommand) {
    this.match = match;
    this.#clock = clock;
    this.#matchClock = new MatchClock(clock, match.state.at);
    this.#bots = new BotDriver(match.header.seed);
    this.#play = play;
    this.#logger = logger;
  }

  /** Match time in ms. */
  now(): number {
    return this.#matchClock.now();
  }

  start(): void {
    if (this.#matchClock.isRunning) return;
    this.#matchClock.resume();
    this.beat();
  }

  stop(): void {
    this.#matchClock.pause();
    this.#alarm();
  }

  /** Does what is due now, and sets the alarm for what comes next. Call it whenever the match has changed. */
  beat(): void {
    if (!this.#matchClock.isRunning) return;
    this.#alarm();
    try {
      this.#endPhases();
      this.#bots.observe(this.match.state, this.now());
      const action = this.#bots.takeTurn(this.match.state, this.now());
      if (action !== null) this.#act(action);
      this.#bots.observe(this.match.state, this.now());
      this.#setAlarm(this.#nextWait());
    } catch (error) {
      this.#logger.error({ err: error, match: this.match.id }, 'a match could not go on');
      this.#setAlarm(PATIENCE_MS);
    }
  }

  /** Something went wrong outside: goes on after a while. */
  rest(): void {
    if (this.#matchClock.isRunning) this.#setAlarm(PATIENCE_MS);
  }

  #endPhases(): void {
    for (let ended = 0; ended < PHASES_AT_ONCE; ended++) {
      const due = dueAt(this.match.state);
      if (due === null || due > this.now() || !this.#play(this.match, { type: 'tick' })) return;
    }
  }

  #act({ seat, thought }: BotAction): void {
    switch (thought.type) {
      case 'play-line':
        this.#play(this.match, { type: 'play-line', seat, text: thought.text });
        return;
      case 'forecast':
        this.#play(this.match, { type: 'forecast', seat, values: thought.values });
        return;
      case 'ready':
        this.#play(this.match, { type: 'ready', seat });
        return;
      case 'wait':
        return;
    }
  }

  /** In ms; null when nothing will happen by itself. */
  #nextWait(): number | null {
    const times = [dueAt(this.match.state), this.#bots.nextAt()].filter((at) => at !== null);
    return times.length === 0 ? null : Math.max(0, Math.min(...times) - this.now());
  }

  #setAlarm(wait: number | null): void {
    this.#alarm();
    if (wait !== null) this.#alarm = this.#clock.after(wait, () => this.beat());
  }
}
