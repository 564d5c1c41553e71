/** A real server for tests, in this process: its own port, its own empty folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { type Replacements, startServer } from '../../server/start-server.ts';
import type { BotStrength, MatchSettings } from '../../shared/match/settings.ts';

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** Phases as short as a test can bear. */
export const SHORT: Partial<MatchSettings> = {
  briefingSeconds: 0.3,
  buildSeconds: 1.5,
  predictSeconds: 1,
  bellSeconds: 0.2,
  collectSeconds: 0.5,
  revealSeconds: 0.5,
  secondsPerToken: 0.2,
};

/** Starts on a free port; `env` as the environment would have it. */
export async function startTestServer(
  env: Readonly<Record<string, string>> = {},
  replacements: Replacements = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'garbage-day-'));
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const server = await startServer(config, replacements);
  return {
    url: `http://127.0.0.1:${server.port}`,
    dataDir,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TableWish {
  readonly playlist?: readonly string[];
  readonly settings?: Partial<MatchSettings>;
  readonly bots?: readonly BotStrength[];
}

/** Creates a table and gives its code. */
export async function createTable(url: string, wish: TableWish = {}): Promise<string> {
  const response = await fetch(`${url}/api/tables`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const body = (await response.json()) as { code?: string };
  if (body.code === undefined) throw new Error(`no table: ${response.status} ${JSON.stringify(body)}`);
  return body.code;
}
