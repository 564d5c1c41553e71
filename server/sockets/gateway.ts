import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RefusalCode } from '../../shared/match/refusals.ts';
import { HEARTBEAT_MS, MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import type { Cancel } from '../clock.ts';
import { hashedAddress } from '../logging.ts';
import type { OriginCheck } from '../origin.ts';
import { Connection, type ConnectionServices } from './connection.ts';
import { GameSocket } from './game-socket.ts';
import { SocketTransport } from './socket-transport.ts';

export const SOCKET_PATH = '/ws';
/** More than a school has, and less than a process can hold. */
const MAX_CONNECTIONS = 5_000;

export interface GatewayServices extends ConnectionServices {
  readonly mayConnect: OriginCheck;
  /** Where a request comes from, proxies looked through. */
  readonly addressOf: (request: IncomingMessage) => string;
}

/** Why there is no socket: an answer in plain HTTP. */
interface UpgradeProblem {
  readonly status: string;
  readonly code: RefusalCode | 'not-found';
}

interface Peer {
  readonly socket: GameSocket;
  readonly connection: Connection;
  isAlive: boolean;
}

function createSocketServer() {
  return new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    clientTracking: false,
    WebSocket: GameSocket,
  });
}

/** The door for WebSockets: who comes in, and who is still there. */
export class Gateway {
  readonly #services: GatewayServices;
  readonly #server = createSocketServer();
  readonly #peers = new Set<Peer>();
  #heartbeat: Cancel = () => {};
  #isOpen = true;

  constructor(services: GatewayServices) {
    this.#services = services;
    this.#beat();
  }

  /** Answers the upgrades of an HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
  }

  /** Open connections by state. */
  countByState(): Readonly<Record<Connection['stateName'], number>> {
    const count = { 'awaiting-hello': 0, seated: 0, spectating: 0, student: 0, host: 0, screen: 0, closed: 0 };
    for (const { connection } of this.#peers) count[connection.stateName]++;
    return count;
  }

  /** Tells everybody, and resolves when all are gone. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    this.#heartbeat();
    const gone = [...this.#peers].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    for (const { connection } of this.#peers) connection.dismiss('server-stopping');
    await Promise.all(gone);
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const problem = this.#problemWith(request);
    if (problem !== null) {
      this.#services.metrics.refusals.inc({ code: problem.code });
      reject(stream, problem);
      return;
    }
    const address = this.#services.addressOf(request);
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#opened(socket, stream, address));
  }

  #problemWith({ url, headers }: IncomingMessage): UpgradeProblem | null {
    if (url?.split('?', 1)[0] !== SOCKET_PATH) return { status: '404 Not Found', code: 'not-found' };
    if (!this.#isOpen) return { status: '503 Service Unavailable', code: 'server-stopping' };
    if (this.#peers.size >= MAX_CONNECTIONS) return { status: '503 Service Unavailable', code: 'server-full' };
    const mayConnect = this.#services.mayConnect(headers.origin, headers.host);
    return mayConnect ? null : { status: '403 Forbidden', code: 'origin-refused' };
  }

  #opened(socket: GameSocket, stream: Duplex, address: string): void {
    const connection = new Connection(new SocketTransport(socket, stream), address, this.#services);
    const peer: Peer = { socket, connection, isAlive: true };
    this.#peers.add(peer);
    this.#services.logger.debug({ address: hashedAddress(address) }, 'connected');
    socket.on('message', (data, isBinary) => {
      peer.isAlive = true;
      connection.received(asBytes(data), isBinary);
    });
    socket.on('pong', () => {
      peer.isAlive = true;
    });
    // ws has closed it by itself, with the code for what was wrong
    socket.on('error', (error) => {
      this.#services.logger.debug({ err: error }, 'a socket failed');
      const code = 'code' in error ? REFUSED_BY_WS.get(error.code) : undefined;
      if (code !== undefined) this.#services.metrics.refusals.inc({ code });
    });
    socket.on('close', (code) => {
      this.#peers.delete(peer);
      connection.ended();
      this.#services.logger.debug({ address: hashedAddress(address), code }, 'disconnected');
    });
  }

  /** Whoever has not answered the ping before this one is gone. */
  #beat(): void {
    this.#heartbeat = this.#services.clock.after(HEARTBEAT_MS, () => {
      for (const peer of this.#peers) {
        if (!peer.isAlive) peer.socket.terminate();
        peer.isAlive = false;
        peer.socket.ping();
      }
      this.#beat();
    });
  }
}

/** The errors of `ws` for which `GameSocket` has a refusal. */
const REFUSED_BY_WS: ReadonlyMap<unknown, RefusalCode> = new Map([
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'too-large'],
  ['WS_ERR_INVALID_UTF8', 'bad-message'],
]);

function asBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function reject(stream: Duplex, { status, code }: UpgradeProblem): void {
  const body = JSON.stringify({ error: { code, params: {} } });
  const headers = ['Connection: close', 'Content-Type: application/json', `Content-Length: ${body.length}`];
  stream.end([`HTTP/1.1 ${status}`, ...headers, '', body].join('\r\n'));
}
