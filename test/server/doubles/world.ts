/** Everything between the wire and the disk, in memory and without time of its own. */
import { join } from 'node:path';
import type { Clock } from '../../../server/clock.ts';
import { FailureLimit } from '../../../server/failure-limit.ts';
import type { Ids } from '../../../server/ids.ts';
import { createLogger } from '../../../server/logging.ts';
import { createMetrics, type Metrics } from '../../../server/metrics.ts';
import { PROJECT_ROOT } from '../../../server/project-root.ts';
import { type Catalogue, readCatalogue } from '../../../server/scenario-catalogue.ts';
import { createNicknameFilter } from '../../../server/sessions/nickname-filter.ts';
import { Sessions } from '../../../server/sessions/sessions.ts';
import { Connection, type Transport } from '../../../server/sockets/connection.ts';
import { Gateway } from '../../../server/sockets/gateway.ts';
import { Committer } from '../../../server/tables/committer.ts';
import { Registry } from '../../../server/tables/registry.ts';
import type { TableServices } from '../../../server/tables/table-services.ts';
import { publicKeyOf } from '../../../shared/match/log-chain.ts';
import type { BotStrength, MatchSettings } from '../../../shared/match/settings.ts';
import { DEFAULT_SETTINGS } from '../../../shared/match/settings.ts';
import type { Hello } from '../../../shared/protocol/client-messages.ts';
import { TestClient, type TestRequest } from '../client.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryLogStore } from './memory-log-store.ts';

/** Ids that count, so that every run is the same. */
export function countingIds(seed = 'the seed'): Ids {
  let count = 0;
  const next = () => String(++count).padStart(4, '0');
  return {
    tableCode: () => `TABLE${next()}`,
    seatKey: () => `key-of-a-seat-number-${next()}`,
    matchId: () => `match${next()}`,
    matchSeed: () => seed,
    reference: () => `reference${next()}`,
  };
}

export interface WorldOptions {
  readonly ids?: Ids;
  readonly store?: MemoryLogStore;
  readonly clock?: ManualClock;
  readonly wrongCodes?: FailureLimit;
}

interface Peer {
  readonly client: TestClient;
  /** Breaks the wire, as a network does. */
  drop(): void;
  /** So many more bytes of what the server has sent have not left yet. */
  pileUp(bytes: number): void;
}

export class World {
  readonly clock: ManualClock;
  readonly store: MemoryLogStore;
  readonly metrics: Metrics;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly #services: TableServices;
  readonly #wrongCodes: FailureLimit;

  constructor(catalogue: Catalogue, options: WorldOptions = {}) {
    const signingKey = new Uint8Array(32).fill(7);
    const logger = createLogger('silent');
    this.catalogue = catalogue;
    this.clock = options.clock ?? new ManualClock();
    this.store = options.store ?? new MemoryLogStore();
    this.metrics = createMetrics();
    this.#wrongCodes = options.wrongCodes ?? new FailureLimit(1_000, 60);
    this.#services = {
      clock: this.clock,
      ids: options.ids ?? countingIds(),
      store: this.store,
      committer: new Committer(this.store, this.metrics, logger),
      catalogue,
      metrics: this.metrics,
      logger,
      signingKey,
      publicKey: publicKeyOf(signingKey),
      dropOutMs: 5_000,
      parkMs: 600_000,
      unusedMs: 60_000,
    };
    this.registry = new Registry(this.#services);
    this.sessions = new Sessions({ ...this.#services, registry: this.registry, filter: createNicknameFilter() });
  }

  static async create(options: WorldOptions = {}): Promise<World> {
    return new World(await realCatalogue(), options);
  }

  /** Another server on the same storage, after this one was killed. */
  restarted(): World {
    return new World(this.catalogue, { ...this.#services, store: this.store, clock: this.clock });
  }

  /** Lets everything that is under way come to its end. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 3; turns++) {
      await this.#services.committer.idle();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Lets time pass from timer to timer, and everything come to its end at each. */
  async advance(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (let next = this.clock.nextAt(); next !== null && next <= end; next = this.clock.nextAt()) {
      this.clock.advance(next - this.clock.now());
      await this.settle();
    }
    this.clock.advance(end - this.clock.now());
    await this.settle();
  }

  /** Lets time pass until the condition holds, `patience` ms at most. */
  async advanceUntil(check: () => boolean, patience = 3_600_000): Promise<void> {
    const end = this.clock.now() + patience;
    while (!check()) {
      const next = this.clock.nextAt();
      if (next === null || next > end) throw new Error('waited in vain');
      await this.advance(next - this.clock.now());
    }
  }

  async table(
    settings: Partial<MatchSettings> = {},
    bots: readonly BotStrength[] = [],
    playlist: readonly string[] = ['roommates'],
  ): Promise<string> {
    const created = await this.registry.create({ playlist, bots, settings: { ...DEFAULT_SETTINGS, ...settings } });
    if (!created.ok) throw new Error(created.refusal.code);
    return created.value;
  }

  /** The door to this world for real sockets. */
  gateway(clock: Clock): Gateway {
    return new Gateway({
      ...this.#services,
      clock,
      registry: this.registry,
      sessions: this.sessions,
      wrongCodes: this.#wrongCodes,
      mayConnect: () => true,
      addressOf: () => 'somewhere',
    });
  }

  /** A connection that has said nothing yet. */
  connect(): Peer {
    let buffered = 0;
    const transport: Transport = {
      get bufferedBytes() {
        return buffered;
      },
      send(frame) {
        client.heard(String(frame));
      },
      close(code) {
        client.closed(code);
        connection.ended();
      },
    };
    const connection = new Connection(transport, 'somewhere', {
      ...this.#services,
      registry: this.registry,
      sessions: this.sessions,
      wrongCodes: this.#wrongCodes,
    });
    const client = new TestClient({
      send: (text) => connection.received(Buffer.from(text), false),
      close: () => transport.close(1000),
    });
    return {
      client,
      drop: () => transport.close(1006),
      pileUp: (bytes) => {
        buffered += bytes;
      },
    };
  }

  /** A connection that has said hello and heard the answer. */
  async join(table: string, hello: Partial<Omit<Hello, 't' | 'table'>> = {}): Promise<TestClient> {
    const { client } = this.connect();
    client.hello(table, hello);
    await this.settle();
    return client;
  }

  /** A request and its answer, without any time passing: `done`, or the refusal's code. */
  async ask(client: TestClient, request: TestRequest): Promise<string> {
    const answered = client.ask(request);
    await this.settle();
    const answer = await answered;
    return answer.t === 'refused' ? answer.refusal.code : answer.t;
  }
}

/** The scenarios that are shipped. */
export function realCatalogue(): Promise<Catalogue> {
  return readCatalogue(join(PROJECT_ROOT, 'shared', 'scenarios'));
}
