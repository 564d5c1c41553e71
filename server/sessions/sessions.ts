/** The sessions of this server: those in memory, those that are read from storage when somebody comes, and their end. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { HostHello, ScreenHello, StudentHello } from '../../shared/protocol/session-hellos.ts';
import { DEFAULT_OPTIONS } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';
import type { Cancel } from '../clock.ts';
import type { Place, SessionDoor } from '../sockets/place.ts';
import type { Member } from '../tables/audience.ts';
import { OUTCOME_ONLY } from '../tables/committer.ts';
import { isoNow } from '../tables/table-services.ts';
import { Session } from './session.ts';
import { deletedAt, type SessionRecord, type SessionState } from './session-record.ts';
import type { SessionServices } from './session-services.ts';
import type { OptionsChange } from './session-settings.ts';

/** More classes at once than one machine serves. */
export const MAX_SESSIONS = 200;
/** How often it is looked whether something has been kept for long enough, in ms. */
const SWEEP_MS = 3_600_000;

export interface NewSession {
  readonly options: OptionsChange;
  readonly activities: readonly Activity[];
  /** SHA-256 of the keys, in hex. */
  readonly hostKey: { readonly name: string; readonly hash: string };
  readonly screenHash: string;
  /** X25519, in hex. */
  readonly publicKey: string;
}

export class Sessions implements SessionDoor {
  readonly #services: SessionServices;
  readonly #sessions = new Map<string, Promise<Session | null>>();
  readonly #open = new Set<Session>();
  /** Those that write what they still have in mind, or are deleted, before they can be read again. */
  readonly #closing = new Map<string, Promise<unknown>>();
  #sweeping: Cancel = () => {};
  #isStopping = false;

  constructor(services: SessionServices) {
    this.#services = services;
  }

  /** Deletes what has been kept for long enough, now and from time to time. */
  async start(): Promise<void> {
    await this.#sweep();
  }

  /** How many sessions are in memory. */
  get count(): number {
    return this.#open.size;
  }

  /** Sets up a session and gives its code, once it is durable. */
  async create(wanted: NewSession): Promise<Result<string>> {
    if (this.#isStopping) return refuse('server-stopping');
    if (this.#open.size >= MAX_SESSIONS) return refuse('server-full');
    const record = this.#firstRecord(await this.#services.registry.freeCode(), wanted);
    const outcome = await this.#services.committer.submit(OUTCOME_ONLY, [{ type: 'session-saved', record }]);
    if (outcome === 'written') {
      this.#remember(record.code, this.#opened({ record, students: new Map() }));
      return { ok: true, value: record.code };
    }
    const reference = this.#services.ids.reference();
    this.#services.logger.error({ reference, outcome }, 'a session could not be created');
    return refuse('internal-error', { reference });
  }

  /** The session with that code; null when there is none. Rejects with a StorageError when it cannot be read. */
  find(code: string): Promise<Session | null> {
    if (this.#isStopping) return Promise.resolve(null);
    return this.#sessions.get(code) ?? this.#remember(code, this.#load(code));
  }

  /** What is known of a session without bringing it into memory. */
  async lookUp(code: string): Promise<SessionState | null> {
    const session = await this.#sessions.get(code);
    return session?.state ?? this.#services.store.readSession(code);
  }

  async hello(member: Member, hello: StudentHello | HostHello | ScreenHello): Promise<Result<Place>> {
    const session = await this.find(hello.session);
    return session === null ? refuse('no-such-session') : session.hello(member, hello);
  }

  /** Deletes a session with everything that belongs to it; whoever is there is told that it is over. */
  async remove(code: string): Promise<Result<null>> {
    const session = await this.find(code);
    // another may have been quicker
    if (session === null || !this.#open.has(session)) return refuse('no-such-session');
    return this.#close(session, this.#delete(session));
  }

  /** Tells everybody that the server stops; resolves when everything is on the disk. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#sweeping();
    await Promise.all([...this.#open].map((session) => session.stop('server-stopping')));
    await Promise.all(this.#closing.values());
  }

  /** One session for one code, however many come at once; a code without a session is not remembered. */
  #remember(code: string, session: Promise<Session | null>): Promise<Session | null> {
    this.#sessions.set(code, session);
    const forget = () => {
      if (this.#sessions.get(code) === session) this.#sessions.delete(code);
    };
    session.then((found) => found === null && forget(), forget);
    return session;
  }

  async #load(code: string): Promise<Session | null> {
    await this.#closing.get(code);
    const state = await this.#services.store.readSession(code);
    return state === null ? null : this.#opened(state);
  }

  async #opened(state: SessionState): Promise<Session> {
    const session = new Session(this.#services, state, {
      putAway: (done) => this.#putAway(done),
      remove: (done) => void this.remove(done.code),
    });
    this.#open.add(session);
    await session.open();
    return session;
  }

  #putAway(session: Session): void {
    if (this.#open.has(session)) void this.#close(session, session.stop('session-over'));
  }

  /** The session leaves the memory; whoever asks for it waits for `closing`. */
  #close<T>(session: Session, closing: Promise<T>): Promise<T> {
    const { code } = session;
    this.#open.delete(session);
    this.#sessions.delete(code);
    this.#closing.set(code, closing);
    return closing.finally(() => this.#closing.delete(code));
  }

  /** Never rejects. */
  async #delete(session: Session): Promise<Result<null>> {
    const { committer, ids, logger } = this.#services;
    const { code } = session;
    await session.stop('session-over');
    const outcome = await committer.submit(OUTCOME_ONLY, [{ type: 'session-removed', code }]);
    if (outcome === 'written') return { ok: true, value: null };
    const reference = ids.reference();
    logger.error({ reference, outcome, session: code }, 'a session could not be deleted');
    return refuse('internal-error', { reference });
  }

  async #sweep(): Promise<void> {
    const { store, clock, logger } = this.#services;
    try {
      for (const { code, touchedAt, retentionDays, hasEnded } of await store.listSessions()) {
        const isDone = hasEnded && retentionDays === 0;
        if (!isDone && clock.now() < deletedAt(touchedAt, retentionDays)) continue;
        await this.remove(code);
        logger.info({ session: code }, 'a session has been kept for as long as its host wanted, and is deleted');
      }
    } catch (error) {
      logger.error({ err: error }, 'old sessions could not be looked for');
    }
    if (!this.#isStopping) this.#sweeping = clock.after(SWEEP_MS, () => void this.#sweep());
  }

  #firstRecord(code: string, { options, activities, hostKey, screenHash, publicKey }: NewSession): SessionRecord {
    const { clock, ids } = this.#services;
    const now = isoNow(clock);
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    return {
      code,
      revision: 1,
      createdAt: now,
      touchedAt: now,
      hostKeys: [{ id: ids.reference(), ...hostKey, createdAt: now }],
      screenHash,
      publicKey,
      options: { ...DEFAULT_OPTIONS, ...given },
      activities,
      stage: { type: 'lobby' },
      isPaused: false,
      isLocked: false,
      banned: [],
      screen: { show: 'lobby' },
      deal: null,
      rounds: [],
      lost: [],
      seed: ids.matchSeed(),
      nextStudent: 1,
    };
  }
}
