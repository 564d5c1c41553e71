/** What the environment says, checked once at the start. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Where people reach the server, without a slash at the end; null: at the addresses of this machine. */
  readonly publicUrl: string | null;
  /** Origins beside the server's own that may talk to it. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies stand before the server, or which: Express's `trust proxy`. */
  readonly trustProxy: boolean | number | string;
  /** Fixes what every match is drawn from; null: each match has its own. */
  readonly seed: string | null;
  /** How long a person's connection may be gone before a bot steps in. */
  readonly dropOutMs: number;
}

/** A variable that cannot be used, and why. */
export class ConfigError extends Error {
  readonly variable: string;

  constructor(variable: string, message: string) {
    super(`${variable}: ${message}`);
    this.name = 'ConfigError';
    this.variable = variable;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration; an empty variable counts as not set. Throws a ConfigError that names the variable. */
export function readConfig(env: Environment): Config {
  const read = <T>(variable: string, fallback: string, schema: v.GenericSchema<string, T>): T => {
    const text = env[variable]?.trim();
    const value = text === undefined || text === '' ? fallback : text;
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    throw new ConfigError(variable, `${result.issues[0].message}; it is ${JSON.stringify(value)}`);
  };
  return {
    port: read('PORT', '8080', wholeNumber(0, 65535)),
    host: read('HOST', '0.0.0.0', v.string()),
    dataDir: resolve(read('DATA_DIR', './data', v.string())),
    logLevel: read('LOG_LEVEL', 'info', v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
    publicUrl: read('PUBLIC_URL', '', publicUrl),
    allowedOrigins: read('ALLOWED_ORIGINS', '', origins),
    trustProxy: read('TRUST_PROXY', 'false', trustProxy),
    seed: read('SEED', '', v.pipe(v.string(), v.maxLength(200, 'must have 200 characters at most'), emptyAsNull)),
    dropOutMs: read('DROP_OUT_SECONDS', '5', seconds),
  };
}

const emptyAsNull = v.transform((text: string) => (text === '' ? null : text));

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, message),
    v.transform(Number),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
}

const secondsMessage = 'must be a number of seconds from 0.1 to 3600';
const seconds = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?$/, secondsMessage),
  v.transform(Number),
  v.minValue(0.1, secondsMessage),
  v.maxValue(3600, secondsMessage),
  v.transform((value) => Math.round(value * 1000)),
);

const publicUrl = v.pipe(
  v.string(),
  v.check((text) => text === '' || webOrigin(text) !== null, 'must be an address such as https://game.example.org'),
  v.transform(webOrigin),
);

const originsMessage = 'must be addresses such as https://game.example.org, separated by commas';
const origins = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
  v.array(
    v.pipe(
      v.string(),
      v.check((text) => webOrigin(text) !== null, originsMessage),
    ),
  ),
  v.transform((list) => list.map((text) => webOrigin(text) ?? text)),
);

const trustMessage = 'must be true, false, a number of proxies, or addresses and networks separated by commas';

/** In the words of Express, whose setting it becomes. */
const trustProxy = v.pipe(
  v.string(),
  v.check((text) => /^(true|false|\d{1,3})$/.test(text) || text.split(',').every(isNetwork), trustMessage),
  v.transform((text): boolean | number | string => {
    if (text === 'true' || text === 'false') return text === 'true';
    return /^\d{1,3}$/.test(text) ? Number(text) : text;
  }),
);

/** Whether Express can read it: an address, a network such as 10.0.0.0/8, or one of the names it knows. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.trim().split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return bits === undefined;
  if (isIP(address) === 0 || rest.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (isIP(address) === 4 ? 32 : 128))
  );
}

/** The origin that an address names when it is http or https and nothing more; otherwise null. */
function webOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return isBare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : null;
}
