import { type Refusal, type RefusalCode, type Result, refuse } from '../../shared/match/refusals.ts';
import type { ClientMessage, Hello } from '../../shared/protocol/client-messages.ts';
import { CLOSE_CODES, HELLO_TIMEOUT_MS, MESSAGE_BURST, MESSAGES_PER_SECOND } from '../../shared/protocol/limits.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { FailureLimit } from '../failure-limit.ts';
import { unlessGuessing } from '../guesses.ts';
import type { Ids } from '../ids.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import type { Member } from '../tables/audience.ts';
import { encodeFrame, type Frame } from '../tables/frames.ts';
import type { Registry } from '../tables/registry.ts';
import { TablePlace } from '../tables/table-place.ts';
import type { Place, Request, SessionDoor } from './place.ts';
import { readMessage } from './read-message.ts';
import { TokenBucket } from './token-bucket.ts';

type AnyHello = Exclude<ClientMessage, { readonly id: number }>;

/** The wire below a connection: a WebSocket, or a test's own. */
export interface Transport {
  send(frame: Frame): void;
  close(code: number): void;
  /** What has been sent and has not left yet. */
  readonly bufferedBytes: number;
}

export interface ConnectionServices {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly registry: Registry;
  readonly sessions: SessionDoor;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Counts wrong table codes and keys by address. */
  readonly wrongCodes: FailureLimit;
}

type State =
  | { readonly type: 'awaiting-hello'; readonly timeout: Cancel }
  /** The table or the session is being asked; what comes meanwhile waits its turn. */
  | { readonly type: 'greeting'; readonly waiting: Request[] }
  | { readonly type: 'admitted'; readonly place: Place }
  | { readonly type: 'closed' };

/** A reader who lets this much pile up is not reading. */
export const MAX_BUFFERED_BYTES = 1024 * 1024;
/** So many messages too many in a row, and the connection is closed. */
export const PATIENCE_MESSAGES = 40;

/** RFC 6455: the normal end, and the end for a reason of the server's own. */
const NORMAL_CLOSE = 1000;
const INTERNAL_ERROR_CLOSE = 1011;

/** One end of the wire: says hello, keeps the limits, and passes requests on to its table. */
export class Connection implements Member {
  readonly #transport: Transport;
  readonly #services: ConnectionServices;
  readonly #address: string;
  readonly #bucket: TokenBucket;
  #state: State;
  #tooMany = 0;

  /** `address` is where it comes from, to count failures by. */
  constructor(transport: Transport, address: string, services: ConnectionServices) {
    this.#transport = transport;
    this.#services = services;
    this.#address = address;
    this.#bucket = new TokenBucket(services.clock, MESSAGES_PER_SECOND, MESSAGE_BURST);
    const timeout = services.clock.after(HELLO_TIMEOUT_MS, () => this.dismiss('hello-late'));
    this.#state = { type: 'awaiting-hello', timeout };
  }

  /** What it is counted as. */
  get stateName(): 'awaiting-hello' | Place['kind'] | 'closed' {
    return nameOf(this.#state);
  }

  send(frame: Frame): void {
    if (this.#state.type === 'closed') return;
    if (this.#transport.bufferedBytes > MAX_BUFFERED_BYTES) {
      this.dismiss('slow-reader');
      return;
    }
    this.#transport.send(frame);
    this.#services.metrics.framesSent.inc();
    this.#services.metrics.bytesSent.inc(frame.length);
  }

  dismiss(code: RefusalCode, params: Refusal['params'] = {}): void {
    if (this.#state.type === 'closed') return;
    this.#services.metrics.refusals.inc({ code });
    this.#transport.send(encodeFrame({ t: 'refused', id: null, refusal: { code, params } }));
    this.#close(closeCodeOf(code));
  }

  release(): void {
    this.#close(NORMAL_CLOSE);
  }

  /** The other end is gone, or is to be counted as gone. */
  ended(): void {
    this.#leave();
  }

  /** A frame has come. */
  received(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#state.type === 'closed') return;
    if (isBinary) {
      this.dismiss('bad-message', { issue: 'a binary frame' });
      return;
    }
    const read = readMessage(bytes);
    const id = read.ok ? idOf(read.message) : read.id;
    if (!this.#bucket.take()) this.#receivedTooMany(id);
    else if (read.ok) this.#accept(read.message);
    else if (id === null) this.dismiss(read.refusal.code, read.refusal.params);
    else this.#refuse(id, read.refusal);
  }

  #receivedTooMany(id: number | null): void {
    this.#tooMany++;
    if (id === null || this.#tooMany > PATIENCE_MESSAGES) this.dismiss('too-fast');
    else this.#refuse(id, { code: 'too-fast', params: {} });
  }

  #accept(message: ClientMessage): void {
    this.#tooMany = 0;
    if ('id' in message) this.#acceptRequest(message);
    else this.#acceptHello(message);
  }

  #acceptHello(hello: AnyHello): void {
    if (this.#state.type !== 'awaiting-hello') {
      this.dismiss('bad-message', { issue: 'a second hello' });
      return;
    }
    this.#state.timeout();
    this.#state = { type: 'greeting', waiting: [] };
    void this.#greet(hello);
  }

  #acceptRequest(message: Request): void {
    switch (this.#state.type) {
      case 'awaiting-hello':
        this.dismiss('hello-first');
        return;
      case 'greeting':
        this.#state.waiting.push(message);
        return;
      case 'admitted':
        void this.#state.place.request(message);
        return;
      case 'closed':
        return;
    }
  }

  async #greet(hello: AnyHello): Promise<void> {
    try {
      const found = await unlessGuessing<Place>(this.#services.wrongCodes, this.#address, () =>
        hello.t === 'hello' ? this.#tablePlace(hello) : this.#services.sessions.hello(this, hello),
      );
      if (found.ok) this.#admitted(found.value);
      else this.dismiss(found.refusal.code, found.refusal.params);
    } catch (error) {
      const reference = this.#services.ids.reference();
      this.#services.logger.error({ err: error, reference }, 'a hello failed');
      this.dismiss('internal-error', { reference });
    }
  }

  async #tablePlace(hello: Hello): Promise<Result<Place>> {
    const table = await this.#services.registry.find(hello.table);
    if (table === null) return refuse('no-such-table');
    const admitted = await table.hello(this, hello);
    return admitted.ok ? { ok: true, value: new TablePlace(table, this, admitted.value) } : admitted;
  }

  #admitted(place: Place): void {
    if (this.#state.type !== 'greeting') {
      // it went while the table or the session was asked
      place.gone();
      return;
    }
    const { waiting } = this.#state;
    this.#state = { type: 'admitted', place };
    for (const message of waiting) void place.request(message);
  }

  #refuse(id: number, refusal: Refusal): void {
    this.#services.metrics.refusals.inc({ code: refusal.code });
    this.send(encodeFrame({ t: 'refused', id, refusal }));
  }

  #close(code: number): void {
    if (this.#state.type === 'closed') return;
    this.#leave();
    this.#transport.close(code);
  }

  #leave(): void {
    const before = this.#state;
    this.#state = { type: 'closed' };
    switch (before.type) {
      case 'awaiting-hello':
        before.timeout();
        return;
      case 'admitted':
        before.place.gone();
        return;
      case 'greeting':
      case 'closed':
        return;
    }
  }
}

function nameOf(state: State): Connection['stateName'] {
  switch (state.type) {
    case 'awaiting-hello':
    case 'greeting':
      return 'awaiting-hello';
    case 'admitted':
      return state.place.kind;
    case 'closed':
      return 'closed';
  }
}

/** Our own code for it, where there is one. */
function closeCodeOf(code: RefusalCode): number {
  return code in CLOSE_CODES ? CLOSE_CODES[code as keyof typeof CLOSE_CODES] : INTERNAL_ERROR_CLOSE;
}

function idOf(message: ClientMessage): number | null {
  return 'id' in message ? message.id : null;
}
