/** `kill -9` at any moment: what was acknowledged is there, the match goes on, and the log holds. */
import { afterEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { TestClient } from '../server/client.ts';
import { createTable } from '../server/server.ts';
import { ServerProcess } from '../server-process.ts';

const SETTINGS = {
  briefingSeconds: 2,
  buildSeconds: 4,
  predictSeconds: 3,
  peerSeconds: 2,
  bellSeconds: 2,
  collectSeconds: 2,
  revealSeconds: 2,
  secondsPerToken: 0.1,
  tokensAtStart: 20,
  tokensAtMost: 20,
};

let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function start(): Promise<ServerProcess> {
  server = await ServerProcess.start({ DROP_OUT_SECONDS: '2' });
  return server;
}

interface Pair {
  readonly code: string;
  readonly ann: TestClient;
  readonly ben: TestClient;
}

async function playing({ url }: ServerProcess): Promise<Pair> {
  const code = await createTable(url, { playlist: ['roommates'], settings: SETTINGS, bots: ['random'] });
  const ann = await TestClient.join(url, code, { name: 'Ann' });
  const ben = await TestClient.join(url, code, { name: 'Ben' });
  await ann.do({ t: 'start' });
  return { code, ann, ben };
}

/** Both come back with their keys; what they held before is what they find. */
async function comeBack({ url }: ServerProcess, { code, ann, ben }: Pair): Promise<Pair> {
  const back = await Promise.all([ann, ben].map(({ key }) => TestClient.join(url, code, { key })));
  const [annAgain, benAgain] = back as [TestClient, TestClient];
  for (const [before, after] of [
    [ann, annAgain],
    [ben, benAgain],
  ] as const) {
    expect(after.seat).toBe(before.seat);
    expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
  }
  return { code, ann: annAgain, ben: benAgain };
}

/** Waits for the podium, and looks at the log. */
async function finish({ url }: ServerProcess, { ann, ben }: Pair): Promise<void> {
  await Promise.all([ann.untilPhase('finished'), ben.untilPhase('finished')]);
  expect(ann.state?.stage).toEqual(ben.state?.stage);
  const log = await fetch(`${url}/api/matches/${ann.header?.match}/log`);
  expect(verifyLog(await log.text())).toMatchObject({ ok: true });
}

describe('kill -9', () => {
  it('in every phase: everybody comes back, and the match goes on to its end, which is kept', async () => {
    const process = await start();
    let pair = await playing(process);
    for (const phase of ['briefing', 'build', 'predict', 'peer', 'bell', 'collect', 'reveal', 'finished']) {
      await Promise.all([pair.ann.untilPhase(phase), pair.ben.untilPhase(phase)]);
      await process.kill();
      await process.restart();
      pair = await comeBack(process, pair);
      expect(pair.ann.welcomePhase).toBe(phase);
    }
    await finish(process, pair);
  }, 150_000);

  it('in the lobby: the table and its seats are there', async () => {
    const process = await start();
    const code = await createTable(process.url, { playlist: ['roommates'] });
    const ann = await TestClient.join(process.url, code, { name: 'Ann' });
    await ann.do({ t: 'add-bot', strength: 'greedy' });
    await process.kill();
    await process.restart();
    const again = await TestClient.join(process.url, code, { key: ann.key });
    expect(again.lobby).toMatchObject({ host: 0, seats: [{ name: 'Ann' }, { kind: 'greedy' }] });
    await again.do({ t: 'start' });
    await again.untilPhase('briefing');
  }, 60_000);

  it('in bursts of moves: every line that was acknowledged is in the log, at its place', async () => {
    const process = await start();
    let pair = await playing(process);
    await pair.ann.untilPhase('build');
    const acknowledged = new Map<number, string>();
    for (let round = 0; round < 3; round++) {
      const said = burst(pair, round, acknowledged);
      // in the middle of it: some are acknowledged, some are on their way
      await pair.ann.until(() => acknowledged.size > round * 3 + 2);
      await process.kill();
      await said;
      await process.restart();
      pair = await comeBack(process, pair);
      const logged = new Map(
        pair.ann.entries.flatMap((entry) => (entry.type === 'moved' ? [[entry.seq, entry.line]] : [])),
      );
      for (const [seq, line] of acknowledged) expect(logged.get(seq)).toBe(line);
    }
    expect(acknowledged.size).toBeGreaterThan(8);
    await finish(process, pair);
  }, 120_000);
});

/** Both say lines as fast as they may until their connection is gone; notes what was acknowledged. */
async function burst({ ann, ben }: Pair, round: number, acknowledged: Map<number, string>): Promise<void> {
  const closed = Promise.all([ann, ben].map((client) => client.until(() => client.closeCode !== null)));
  for (const [index, client] of [ann, ben].entries()) {
    for (let line = 0; line < 9; line++) {
      const text = `n${index}_${round}_${line} = Node()`;
      void client.ask({ t: 'line', text }).then(
        (answer) => {
          if (answer.t === 'done' && answer.seq !== undefined) acknowledged.set(answer.seq, text);
        },
        () => {},
      );
    }
  }
  await closed;
}
