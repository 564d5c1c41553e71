/** A class in a lecture: how long until all have joined, all forecasts are in, and all have heard the reveal. */
import { createHash, randomBytes } from 'node:crypto';
import type { Label } from '../../shared/heap/picture.ts';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';
import { LoadClient } from './load-client.ts';

export interface LectureOutcome {
  readonly students: number;
  /** From the common start to the last student's welcome, in ms. */
  readonly joined: number;
  /** From the first forecast sent to the last one's answer, in ms. */
  readonly forecast: number;
  /** From sending each forecast to its answer, in ms. */
  readonly answers: readonly number[];
  /** Forecasts that the log holds, as the host is told. */
  readonly forecastsIn: number;
  /** From the host's click to each student's hearing the reveal, in ms. */
  readonly reveals: readonly number[];
  readonly errors: readonly string[];
}

/** Two objects, one of which dies: something to be right and wrong about. */
const SCRIPT = [
  'kept = Node()',
  'dropped = Node()',
  'again = kept',
  '# forecast: #1 #2',
  'del kept',
  'del dropped',
  '# reveal',
].join('\n');

interface Student {
  readonly client: LoadClient;
  heardReveal: number | null;
}

/** One lecture with so many students, on that server. Rejects when the host cannot go on. */
export async function loadLecture(url: string, students: number): Promise<LectureOutcome> {
  const { code, key } = await createSession(url);
  let forecastsIn = 0;
  let stakes: readonly Label[] = [];
  const hello = { t: 'hello-host', v: PROTOCOL_VERSION, session: code, key } as const;
  const host = await LoadClient.open(url, hello, 'hosting', (message) => {
    if (message.t === 'lecture-progress') forecastsIn = Math.max(forecastsIn, message.forecasts);
    for (const entry of entriesOf(message)) if (entry.type === 'checkpoint-opened') stakes = entry.stakes;
  });
  await order(host, { do: 'start', activity: 0 });

  const errors: string[] = [];
  const start = performance.now();
  const joining = Array.from({ length: students }, (_, number) => join(url, code, number));
  const settled = await Promise.allSettled(joining);
  const joined = performance.now() - start;
  const present = settled.flatMap((result) => {
    if (result.status === 'fulfilled') return [result.value];
    errors.push(String(result.reason));
    return [];
  });

  for (let step = 0; step < 4; step++) await order(host, { do: 'lecture-next' });
  const answers: number[] = [];
  const asked = performance.now();
  await Promise.all(
    present.map(async ({ client }, number) => {
      const values = Object.fromEntries(stakes.map((stake, index) => [stake, 1 + ((number * 7 + index * 31) % 99)]));
      const at = performance.now();
      try {
        const answer = await client.ask({ t: 'forecast', values });
        answers.push(performance.now() - at);
        if (answer.t !== 'done') errors.push(JSON.stringify(answer));
      } catch (error) {
        errors.push(String(error));
      }
    }),
  );
  const forecast = performance.now() - asked;
  await until(() => forecastsIn >= answers.length);

  await order(host, { do: 'close-forecasts' });
  for (let step = 0; step < 2; step++) await order(host, { do: 'lecture-next' });
  const clicked = performance.now();
  await order(host, { do: 'reveal-checkpoint' });
  await until(() => present.every(({ heardReveal }) => heardReveal !== null));
  const reveals = present.flatMap(({ heardReveal }) => (heardReveal === null ? [] : [heardReveal - clicked]));
  await order(host, { do: 'end-session' });
  for (const { client } of present) client.close();
  host.close();
  return { students, joined, forecast, answers, forecastsIn, reveals, errors };
}

async function join(url: string, session: string, number: number): Promise<Student> {
  let student: Student | null = null;
  const hello = { t: 'hello-student', v: PROTOCOL_VERSION, session, name: `Load ${number}` } as const;
  const client = await LoadClient.open(url, hello, 'lecture', (message) => {
    if (student === null || !entriesOf(message).some(({ type }) => type === 'checkpoint-revealed')) return;
    student.heardReveal ??= performance.now();
  });
  student = { client, heardReveal: null };
  return student;
}

async function order(host: LoadClient, action: HostAction): Promise<void> {
  const answer = await host.ask({ t: 'host', action });
  if (answer.t !== 'done') throw new Error(`${action.do}: ${JSON.stringify(answer)}`);
}

function entriesOf(message: ServerMessage): readonly LectureEntry[] {
  if (message.t === 'lecture') return message.lecture.entries;
  return message.t === 'lecture-entries' ? message.entries : [];
}

async function createSession(url: string): Promise<{ readonly code: string; readonly key: string }> {
  const key = randomBytes(24).toString('base64url');
  const response = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      activities: [{ mode: 'lecture', title: 'Load', runtime: '3.15', script: SCRIPT }],
      hostKey: { name: 'Load', hash: createHash('sha256').update(key).digest('hex') },
      screenHash: createHash('sha256').update(`${key}/screen`).digest('hex'),
      publicKey: randomBytes(32).toString('hex'),
    }),
  });
  const body = (await response.json()) as { readonly code?: string; readonly error?: unknown };
  if (body.code === undefined) throw new Error(`no session: ${JSON.stringify(body.error)}`);
  return { code: body.code, key };
}

/** Resolves when it holds, or after half a minute: then what is missing shows in the figures. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!holds() && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
}
