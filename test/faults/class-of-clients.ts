/** A session on a real server, its host and its students, for tests that kill the server under them. */
import { randomBytes } from 'node:crypto';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { SessionOptions } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';
import { TestClient } from '../server/client.ts';
import type { ServerProcess } from '../server-process.ts';

const HOST_KEY = 'the key of the first host link';

/** The code of a new session. */
export async function createSession(
  { url }: ServerProcess,
  activities: readonly Activity[],
  options?: SessionOptions,
): Promise<string> {
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...(options === undefined ? {} : { options }),
      activities,
      hostKey: { name: 'Ada', hash: sha256Hex(sha256Hex(HOST_KEY)) },
      screenHash: sha256Hex('the screen'),
      publicKey: randomBytes(32).toString('hex'),
    }),
  });
  if (response.status !== 201) throw new Error(`there is no session: ${await response.text()}`);
  return ((await response.json()) as { readonly code: string }).code;
}

export async function asHost({ url }: ServerProcess, session: string): Promise<TestClient> {
  const client = await TestClient.open(url);
  client.say({ t: 'hello-host', v: PROTOCOL_VERSION, session, key: sha256Hex(HOST_KEY) });
  await client.until(() => client.hosting !== null);
  return client;
}

/** Somebody who comes in under that name, or comes back with the key. */
export async function asStudent(
  { url }: ServerProcess,
  session: string,
  who: { readonly name: string } | { readonly key: string },
): Promise<TestClient> {
  const client = await TestClient.open(url);
  client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session, ...who });
  await client.until(() => client.session !== null);
  return client;
}

export const order = (host: TestClient, action: HostAction) => host.do({ t: 'host', action });
