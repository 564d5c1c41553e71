/** `kill -9` under a class at tables: everybody comes back to their seat, and the class goes on where it stood. */
import { afterEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { DEFAULT_OPTIONS } from '../../shared/session/options.ts';
import { tableRound, UNTIMED_SECONDS } from '../../shared/session/playlist.ts';
import type { TestClient } from '../server/client.ts';
import { ServerProcess } from '../server-process.ts';
import { asHost, asStudent, createSession, order } from './class-of-clients.ts';

const NAMES = ['Ann', 'Ben', 'Cai', 'Dov'];
/** The host ends the phases in which a class has something to do. */
const TIMES = {
  briefingSeconds: UNTIMED_SECONDS,
  buildSeconds: UNTIMED_SECONDS,
  predictSeconds: UNTIMED_SECONDS,
  collectSeconds: UNTIMED_SECONDS,
  revealSeconds: UNTIMED_SECONDS,
} as const;

let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const phases = (clients: readonly TestClient[]) => clients.map(({ phase }) => phase);

async function everybodyIn(students: readonly TestClient[], phase: string): Promise<void> {
  await Promise.all(students.map((student) => student.until(() => student.phase === phase)));
}

describe('kill -9 under a class at two tables', () => {
  it('in every phase that waits for the class: seats, lines and forecasts are there, and both logs hold', async () => {
    const process = await ServerProcess.start();
    server = process;
    const session = await createSession(process, [tableRound('roommates', { times: TIMES })], {
      ...DEFAULT_OPTIONS,
      tableSize: 2,
      bots: false,
    });
    let host = await asHost(process, session);
    let students = await Promise.all(NAMES.map((name) => asStudent(process, session, { name })));
    await order(host, { do: 'start', activity: 0 });
    await everybodyIn(students, 'briefing');
    const seats = students.map(({ seat }) => seat);

    const killed = async (): Promise<void> => {
      const before = phases(students);
      const keys = students.map(({ studentKey }) => studentKey ?? '');
      await process.kill();
      await process.restart();
      host = await asHost(process, session);
      students = await Promise.all(keys.map((key) => asStudent(process, session, { key })));
      await Promise.all(students.map((student) => student.until(() => student.phase !== null)));
      expect(phases(students)).toEqual(before);
      expect(students.map(({ seat }) => seat)).toEqual(seats);
    };

    await killed();
    await order(host, { do: 'skip', table: null });
    await everybodyIn(students, 'build');
    for (const student of students) await student.do({ t: 'line', text: 'pet = Node()' });
    await killed();
    const lines = students.map(({ state }) => state?.round?.program.filter(({ by }) => typeof by === 'number').length);
    expect(lines).toEqual([2, 2, 2, 2]);
    await order(host, { do: 'skip', table: null });
    await everybodyIn(students, 'predict');
    for (const student of students) {
      const values = Object.fromEntries((student.state?.round?.stakes ?? []).map((stake) => [stake, 80]));
      await student.do({ t: 'forecast', values });
    }
    await killed();
    await order(host, { do: 'skip', table: null });
    await everybodyIn(students, 'collect');
    await killed();
    await order(host, { do: 'skip', table: null });
    await everybodyIn(students, 'reveal');
    const forecasts = students.map(({ state }) => state?.round?.revealed?.forecasts.map(({ values }) => values));
    for (const table of forecasts) {
      expect(table).toHaveLength(2);
      for (const values of table ?? []) expect(new Set(Object.values(values))).toEqual(new Set([80]));
    }
    await killed();
    const matches = new Set(students.map(({ state }) => state?.header.match ?? ''));
    expect(matches.size).toBe(2);
    await order(host, { do: 'end-activity' });
    for (const match of matches) {
      const log = await fetch(`${process.url}/api/matches/${match}/log`);
      expect(verifyLog(await log.text())).toMatchObject({ ok: true, summary: { moves: 2 } });
    }
  }, 120_000);
});
