import type { Command } from '../../shared/match/commands.ts';
import { type Refusal, type Result, refuse } from '../../shared/match/refusals.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { CommitOutcome } from './committer.ts';
import { changeLobby, type LobbyChange } from './lobby.ts';
import { headerFor } from './match-header.ts';
import { MatchPulse } from './match-pulse.ts';
import type { RunningMatch } from './running-match.ts';
import type { Played, TableJournal } from './table-journal.ts';
import { type Person, seatOfKey } from './table-record.ts';
import { isoNow, type TableServices } from './table-services.ts';

/** Seq of the first entry that a request made; null when it made none. */
export type Answer = Result<number | null>;

/** What changes at a table: its lobby, and the match that is on, by what people ask and by itself. */
export class TablePlay {
  readonly #services: TableServices;
  readonly #journal: TableJournal;
  #pulse: MatchPulse | null = null;
  #isHeld = false;

  constructor(services: TableServices, journal: TableJournal) {
    this.#services = services;
    this.#journal = journal;
    this.follow();
  }

  /** Match time in ms. */
  get now(): number {
    return this.#pulse?.now() ?? this.#journal.match?.state.at ?? 0;
  }

  /** Whether match time may run. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** The journal has moved on or back: one pulse for the match that is being played, none otherwise. */
  follow(): void {
    const { match, record } = this.#journal;
    const playing = record.stage.type === 'playing' ? match : null;
    if (this.#pulse?.match === playing || (this.#pulse === null && playing === null)) return;
    this.#pulse?.stop();
    const { clock, logger } = this.#services;
    const play = (running: RunningMatch, command: Command) => this.#playByItself(running, command);
    this.#pulse = playing === null ? null : new MatchPulse(playing, clock, logger, play);
  }

  /** Match time runs, unless it is held. */
  resume(): void {
    if (!this.#isHeld) this.#pulse?.start();
  }

  /** Stops match time, whoever is there, and takes nothing that would change the match; or lets it run. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld) this.stop();
    else this.resume();
  }

  /** Match time stands still. */
  stop(): void {
    this.#pulse?.stop();
  }

  /** Something went wrong outside: goes on after a while. */
  rest(): void {
    this.#pulse?.rest();
  }

  async change(change: LobbyChange): Promise<Answer> {
    const changed = changeLobby(this.#journal.record, change);
    if (!changed.ok) return changed;
    if (changed.value === this.#journal.record) return { ok: true, value: null };
    return this.#outcome(await this.#journal.save(changed.value), null);
  }

  /** Begins a match with those who sit there; `begun` is called as soon as it is on. */
  async start(begun: () => void): Promise<Answer> {
    const { ids, clock, catalogue, publicKey } = this.#services;
    const origin = { match: ids.matchId(), seed: ids.matchSeed(), createdAt: isoNow(clock), publicKey };
    const header = headerFor(this.#journal.record, catalogue, origin);
    if (!header.ok) return header;
    const played = this.#journal.begin(header.value);
    if (!played.ok) return played;
    this.follow();
    begun();
    return this.#outcome(await played.value.committed, 1);
  }

  /** Plays what the person with that key asks for. */
  async playFor(keyHash: string, command: (seat: Seat) => Command): Promise<Answer> {
    const seat = seatOfKey(this.#journal.record, keyHash);
    const pulse = this.#pulse;
    if (seat === null || pulse === null) return refuse('not-started');
    if (this.#isHeld) return refuse('paused');
    return this.#answerTo(pulse, this.#journal.play(pulse.match, command(seat), pulse.now()));
  }

  /** Moves the end of the phase that is on: to now, or by so many ms. */
  async retime(by: number | 'now'): Promise<Answer> {
    const pulse = this.#pulse;
    if (pulse === null) return refuse('not-started');
    const { stage } = pulse.match.state;
    const until = by === 'now' || stage.type !== 'phase' ? pulse.now() : stage.until + by;
    return this.#answerTo(pulse, this.#journal.play(pulse.match, { type: 'retime', until }, pulse.now()));
  }

  /** Lets somebody in who comes late, to forecast. */
  async joinLate(person: Person): Promise<Answer> {
    const pulse = this.#pulse;
    if (pulse === null) return refuse('not-started');
    return this.#answerTo(pulse, this.#journal.joinLate(pulse.match, person, pulse.now()));
  }

  /** A person's place in the match goes to a bot, or back to the person; nothing happens between matches. */
  handOver(type: 'drop-out' | 'return', seat: Seat): void {
    if (this.#pulse !== null) this.#playByItself(this.#pulse.match, { type, seat });
  }

  /** Something failed that is nobody's fault at the table: the server's log says what. */
  internalError(error: unknown, during: string): { ok: false; refusal: Refusal } {
    const { ids, logger } = this.#services;
    const reference = ids.reference();
    logger.error({ err: error, table: this.#journal.record.code, reference, during }, 'a request failed');
    return refuse('internal-error', { reference });
  }

  /** What the table itself and its bots do; nobody waits for an answer. */
  #playByItself(match: RunningMatch, command: Command): boolean {
    const played: Result<Played> = this.#journal.play(match, command, this.now);
    if (!played.ok) {
      const { code } = this.#journal.record;
      this.#services.logger.debug({ table: code, command: command.type, code: played.refusal.code }, 'refused');
      return false;
    }
    if (command.type === 'return' || command.type === 'drop-out') this.#pulse?.beat();
    return played.value.entries.length > 0;
  }

  /** What was played moves the match on; it is answered once it is durable. */
  async #answerTo(pulse: MatchPulse, played: Result<Played>): Promise<Answer> {
    if (!played.ok) return played;
    pulse.beat();
    return this.#outcome(await played.value.committed, played.value.entries[0]?.seq ?? null);
  }

  #outcome(outcome: CommitOutcome, seq: number | null): Answer {
    if (outcome === 'written') return { ok: true, value: seq };
    return this.internalError(new Error(`the commit: ${outcome}`), 'commit');
  }
}
