/** What the model needs from where it runs: the browser gives real ones, tests give ones that obey. */

export interface Clock {
  /** Milliseconds that never fall; only differences mean something. */
  now(): number;
  /** Runs once after `ms`; the result cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** One connection, as much of a WebSocket as is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  /** `code` is the WebSocket's close code; 1006 when the network went away. Called once. */
  readonly onClose: (code: number) => void;
}

export type OpenSocket = (events: SocketEvents) => Socket;
