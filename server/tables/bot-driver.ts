/** When bots act: at a pace that people can follow, in match time, so that they pause when the match does. */
import { type BotThought, think } from '../../shared/bots/think.ts';
import type { Phase } from '../../shared/match/entries.ts';
import { type Random, randomFor } from '../../shared/match/random.ts';
import { type BotStrength, DEFAULT_SETTINGS, type Seat } from '../../shared/match/settings.ts';
import type { MatchState, SeatState } from '../../shared/match/state.ts';
import { viewState } from '../../shared/match/view.ts';

/** Who plays for a person who dropped out. */
const STAND_IN: BotStrength = 'greedy';

/** When a bot acts next: `of` is the phase that this was planned in. */
interface Plan {
  readonly of: string;
  readonly at: number;
  readonly hurried: boolean;
}

/** A span of which a bot draws a point: in ms, or as shares of the phase's length. */
type Span = readonly [from: number, to: number];

/** How a bot behaves in a phase of the default length; shorter and longer ones scale it. Null: it does nothing. */
interface Pace {
  readonly first: Span;
  readonly next: Span;
  /** How long that phase lasts by default, in ms. */
  readonly length: number;
}

const READS: Span = [2_000, 5_000];

const PACES: Readonly<Record<Phase, Pace | null>> = {
  briefing: { first: READS, next: READS, length: DEFAULT_SETTINGS.briefingSeconds * 1000 },
  build: { first: READS, next: READS, length: DEFAULT_SETTINGS.buildSeconds * 1000 },
  // a third to two thirds of the phase for the forecast, then ready
  predict: { first: [20_000, 40_000], next: [1_000, 3_000], length: DEFAULT_SETTINGS.predictSeconds * 1000 },
  peer: { first: [20_000, 40_000], next: [1_000, 3_000], length: 60_000 },
  bell: null,
  collect: { first: READS, next: READS, length: DEFAULT_SETTINGS.collectSeconds * 1000 },
  reveal: { first: READS, next: READS, length: DEFAULT_SETTINGS.revealSeconds * 1000 },
};

/** What a bot still takes once all persons are ready and wait for it. */
const HURRY: Span = [400, 1_200];

export interface BotAction {
  readonly seat: Seat;
  readonly thought: BotThought;
}

export class BotDriver {
  readonly #seed: string;
  readonly #plans = new Map<Seat, Plan>();
  #drawn = 0;

  /** `seed` decides how the bots play and when. */
  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Looks at what has become of the match at match time `now`: plans for new phases, forgets what is over. */
  observe(state: MatchState, now: number): void {
    const { stage } = state;
    const pace = stage.type === 'phase' ? PACES[stage.phase] : null;
    if (stage.type !== 'phase' || pace === null) {
      this.#plans.clear();
      return;
    }
    const of = `${state.round?.index}/${stage.phase}`;
    const scale = (stage.until - stage.startedAt) / pace.length;
    const hurry = stage.phase !== 'build' && personsWait(state);
    for (const seat of state.seats) {
      const { seat: number } = seat.player;
      if (botIn(seat) === null || seat.ready) this.#plans.delete(number);
      else this.#plans.set(number, this.#planFor(this.#plans.get(number), of, pace, scale, now, hurry));
    }
  }

  /** Match time in ms of the next action; null when no bot has any. */
  nextAt(): number | null {
    const times = [...this.#plans.values()].map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** What the next bot whose time has come does at match time `now`; null when none has. */
  takeTurn(state: MatchState, now: number): BotAction | null {
    for (const [number, plan] of this.#plans) {
      const seat = state.seats[number];
      const strength = seat === undefined ? null : botIn(seat);
      if (plan.at > now || strength === null || state.stage.type !== 'phase') continue;
      this.#putOff(number, plan, state.stage, now);
      return { seat: number, thought: think(viewState(state, { seat: number }), number, strength, this.#draw(), now) };
    }
    return null;
  }

  #planFor(known: Plan | undefined, of: string, pace: Pace, scale: number, now: number, hurry: boolean): Plan {
    const plan = known?.of === of ? known : { of, at: now + this.#within(pace.first, scale), hurried: false };
    if (!hurry || plan.hurried) return plan;
    return { of, at: Math.min(plan.at, now + this.#within(HURRY, Math.min(1, scale))), hurried: true };
  }

  /** Plans the action after this one, whatever comes of it. */
  #putOff(number: Seat, plan: Plan, stage: Extract<MatchState['stage'], { type: 'phase' }>, now: number): void {
    const pace = PACES[stage.phase];
    if (pace === null) return;
    const scale = (stage.until - stage.startedAt) / pace.length;
    const wait = this.#within(plan.hurried ? HURRY : pace.next, plan.hurried ? Math.min(1, scale) : scale);
    this.#plans.set(number, { ...plan, at: now + Math.max(1, wait) });
  }

  #within([from, to]: Span, scale: number): number {
    return Math.round((from + this.#draw().next() * (to - from)) * scale);
  }

  #draw(): Random {
    return randomFor(this.#seed, `bot/${this.#drawn++}`);
  }
}

/** The bot that plays in the seat now, if one does; nobody forecasts for whoever only forecasts. */
function botIn({ player, botSteppedIn, forecaster }: SeatState): BotStrength | null {
  if (forecaster) return null;
  if (player.kind !== 'person') return player.kind;
  return botSteppedIn ? STAND_IN : null;
}

function personsWait({ seats }: MatchState): boolean {
  const persons = seats.filter((seat) => botIn(seat) === null && !seat.botSteppedIn);
  return persons.length > 0 && persons.every(({ ready }) => ready);
}
