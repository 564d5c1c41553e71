/** The numbers that both ends of a connection keep to. */
export const PROTOCOL_VERSION = 1;

/** A frame's size at most, in bytes, in either direction of a client's frames. */
export const MAX_FRAME_BYTES = 16 * 1024;
/** How deep a message may nest, looked at before anything parses it further. */
export const MAX_NESTING = 16;
export const MESSAGES_PER_SECOND = 5;
export const MESSAGE_BURST = 20;
/** How long a connection may take to say who it is, in ms. */
export const HELLO_TIMEOUT_MS = 5_000;
export const HEARTBEAT_MS = 10_000;
export const MAX_NAME_LENGTH = 20;
export const MAX_LINE_LENGTH = 400;

/** WebSocket close codes of our own (4000–4999), each with the refusal that explains it. */
export const CLOSE_CODES = {
  'bad-message': 4000,
  'too-large': 4001,
  'nested-too-deep': 4002,
  'too-fast': 4003,
  'wrong-version': 4004,
  'hello-first': 4005,
  'hello-late': 4006,
  'no-such-table': 4007,
  'taken-over': 4008,
  'server-stopping': 4009,
  'slow-reader': 4010,
  'seat-not-yours': 4011,
  'table-full': 4012,
  'table-started': 4013,
  'name-refused': 4014,
  removed: 4015,
  'no-such-session': 4016,
  'session-over': 4017,
  'session-locked': 4018,
  'session-full': 4019,
  banned: 4020,
  'guests-only': 4021,
  'not-a-host': 4022,
  'table-of-session': 4023,
} as const;
