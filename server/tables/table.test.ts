import { describe, expect, it } from 'vitest';
import { formatLog, readLog } from '../../shared/match/log.ts';
import type { TestClient } from '../../test/server/client.ts';
import { World } from '../../test/server/doubles/world.ts';

/** A table with Ann (the host) and Ben, in the lobby. */
async function lobby(settings = {}) {
  const world = await World.create();
  const code = await world.table(settings);
  const ann = await world.join(code, { name: 'Ann' });
  const ben = await world.join(code, { name: 'Ben' });
  return { world, code, ann, ben };
}

/** The same table, in the build phase. */
async function building(settings = {}) {
  const table = await lobby(settings);
  await table.world.ask(table.ann, { t: 'start' });
  await table.world.advanceUntil(() => table.ann.phase === 'build');
  return table;
}

const names = (client: TestClient) =>
  client.lobby?.seats.map(({ name, connected }) => (connected ? name : `(${name})`));
const lastEntry = (client: TestClient) => client.entries.at(-1)?.type;

describe('in the lobby', () => {
  it('tells everybody who sits down, and each their own key alone', async () => {
    const { ann, ben } = await lobby();
    expect([ann.seat, ben.seat]).toEqual([0, 1]);
    expect(names(ann)).toEqual(['Ann', 'Ben']);
    expect(ann.lobby?.host).toBe(0);
    expect(ann.frames.join()).not.toContain(ben.key);
    expect(ben.frames.join()).not.toContain(ann.key);
  });

  it('tells who is there and who is not', async () => {
    const { world, code, ann, ben } = await lobby();
    await ben.close();
    expect(ann.messages.at(-1)).toEqual({ t: 'presence', connected: [0] });
    const again = await world.join(code, { key: ben.key });
    expect(again.seat).toBe(1);
    expect(ann.messages.at(-1)).toEqual({ t: 'presence', connected: [0, 1] });
  });

  it('lets the host, and only the host, set up and start', async () => {
    const { world, ann, ben } = await lobby();
    expect(await world.ask(ben, { t: 'add-bot', strength: 'random' })).toBe('not-the-host');
    expect(await world.ask(ben, { t: 'start' })).toBe('not-the-host');
    expect(await world.ask(ann, { t: 'add-bot', strength: 'random' })).toBe('done');
    expect(names(ben)).toHaveLength(3);
    expect(await world.ask(ann, { t: 'free-seat', seat: 2 })).toBe('done');
    expect(await world.ask(ann, { t: 'free-seat', seat: 0 })).toBe('bad-message');
    expect(await world.ask(ann, { t: 'set-playlist', playlist: ['nowhere'] })).toBe('no-such-scenario');
    expect(await world.ask(ann, { t: 'set-playlist', playlist: ['roommates', 'roommates'] })).toBe('done');
    expect(ben.lobby?.playlist).toEqual(['roommates', 'roommates']);
    expect(ben.lobby?.peer).toBe(false);
    expect(await world.ask(ben, { t: 'set-settings', peer: true })).toBe('not-the-host');
    expect(await world.ask(ann, { t: 'set-settings', peer: true })).toBe('done');
    expect(ben.lobby?.peer).toBe(true);
  });

  it('makes the next person the host when the host is gone for long', async () => {
    const { world, code, ann, ben } = await lobby();
    await ann.close();
    await world.advance(4_999);
    expect(ben.lobby?.host).toBe(0);
    await world.advance(1);
    expect(ben.lobby?.host).toBe(1);
    const again = await world.join(code, { key: ann.key });
    expect(await world.ask(again, { t: 'start' })).toBe('not-the-host');
  });

  it('makes a new person the host when the host was gone before them', async () => {
    const { world, code, ann, ben } = await lobby();
    await ann.close();
    await ben.close();
    await world.advance(20_000);
    const cid = await world.join(code, { name: 'Cid' });
    await world.advance(5_000);
    expect(cid.lobby?.host).toBe(2);
  });

  it('welcomes anew whoever moves up when somebody leaves', async () => {
    const { world, ann, ben } = await lobby();
    expect(await world.ask(ann, { t: 'leave' })).toBe('done');
    expect(ann.closeCode).toBe(1000);
    expect(ben.seat).toBe(0);
    expect(ben.lobby?.host).toBe(0);
    expect(names(ben)).toEqual(['Ben']);
    expect(await world.ask(ben, { t: 'start' })).toBe('too-few-players');
  });

  it('is gone when the last person leaves', async () => {
    const { world, code, ann, ben } = await lobby();
    await world.ask(ann, { t: 'leave' });
    await world.ask(ben, { t: 'leave' });
    await world.settle();
    const late = await world.join(code, { name: 'Cid' });
    expect(late.farewell?.code).toBe('no-such-table');
  });

  it('lets the host free the seat of somebody who is not there', async () => {
    const { world, code, ann, ben } = await lobby();
    await ben.close();
    expect(await world.ask(ann, { t: 'free-seat', seat: 1 })).toBe('done');
    expect(names(ann)).toEqual(['Ann']);
    expect((await world.join(code, { key: ben.key })).farewell?.code).toBe('seat-not-yours');
  });

  it('tells a person whose seat the host has freed, and lets them come back as anybody', async () => {
    const { world, code, ann, ben } = await lobby();
    expect(await world.ask(ann, { t: 'free-seat', seat: 1 })).toBe('done');
    expect([ben.farewell?.code, ben.closeCode]).toEqual(['removed', 4015]);
    expect(names(ann)).toEqual(['Ann']);
    expect(ann.messages.filter(({ t }) => t === 'presence').at(-1)).toEqual({ t: 'presence', connected: [0] });
    expect((await world.join(code, { key: ben.key })).farewell?.code).toBe('seat-not-yours');
    expect((await world.join(code, { name: 'Ben' })).seat).toBe(1);
  });

  it('gives numbers to names that are taken, and refuses names that hide something', async () => {
    const { world, code, ann } = await lobby();
    await world.join(code, { name: 'ann' });
    expect(names(ann)).toContain('ann 2');
    expect((await world.join(code, { name: 'A\u202Enn' })).farewell?.code).toBe('name-refused');
    expect(await world.ask(ann, { t: 'rename', name: 'Ben' })).toBe('done');
    expect(names(ann)).toEqual(['Ben 2', 'Ben', 'ann 2']);
  });

  it('is full with eight', async () => {
    const { world, code, ann } = await lobby();
    for (let bots = 0; bots < 6; bots++) await world.ask(ann, { t: 'add-bot', strength: 'random' });
    expect(await world.ask(ann, { t: 'add-bot', strength: 'random' })).toBe('table-full');
    expect((await world.join(code, { name: 'Cid' })).farewell?.code).toBe('table-full');
    const fan = await world.join(code, { role: 'spectator' });
    expect(fan.welcome).toMatchObject({ seat: null, key: null });
    expect(await world.ask(fan, { t: 'start' })).toBe('seat-not-yours');
  });
});

describe('in a match', () => {
  it('refuses a newcomer, and lets them look on', async () => {
    const { world, code, ann } = await building();
    expect((await world.join(code, { name: 'Cid' })).farewell?.code).toBe('table-started');
    const fan = await world.join(code, { role: 'spectator' });
    expect(fan.state?.seq).toBe(ann.state?.seq);
    expect(fan.state?.seats.flatMap(({ contracts }) => contracts)).toEqual([]);
    expect(await world.ask(fan, { t: 'line', text: 'a = 1' })).toBe('seat-not-yours');
    await world.ask(ann, { t: 'line', text: 'a = 1' });
    expect(lastEntry(fan)).toBe('moved');
  });

  it('answers after the entry was announced, with its number', async () => {
    const { world, ann, ben } = await building();
    expect(await world.ask(ann, { t: 'line', text: 'a = Node()' })).toBe('done');
    const seq = ann.entries.at(-1)?.seq;
    expect(ann.messages.slice(-2)).toMatchObject([{ t: 'entries' }, { t: 'done', seq }]);
    expect(ben.entries.at(-1)).toMatchObject({ type: 'moved', line: 'a = Node()', by: 0, seq });
  });

  it('tells an illegal line to the one who said it only', async () => {
    const { world, ann, ben } = await building();
    const before = ben.frames.length;
    expect(await world.ask(ann, { t: 'line', text: 'q.left = 1' })).toBe('python-error');
    expect(await world.ask(ann, { t: 'line', text: 'while 1:' })).toBe('line-unreadable');
    expect(ben.frames).toHaveLength(before);
  });

  it('has a bot step in for whoever is gone for long, until they are back', async () => {
    const { world, code, ann, ben } = await building();
    await ben.close();
    await world.advance(4_999);
    expect(ann.state?.seats[1]?.botSteppedIn).toBe(false);
    await world.advance(1);
    expect(ann.entries).toContainEqual(expect.objectContaining({ type: 'bot-stepped-in', seat: 1 }));
    await world.advance(15_000);
    expect(ann.entries.filter(({ type, by }) => type === 'moved' && by === 1)).not.toEqual([]);
    const again = await world.join(code, { key: ben.key });
    expect(ann.state?.seats[1]?.botSteppedIn).toBe(false);
    expect(again.state?.seq).toBe(ann.state?.seq);
  });

  it('lets a short absence pass', async () => {
    const { world, code, ann, ben } = await building();
    await ben.close();
    await world.advance(3_000);
    await world.join(code, { key: ben.key });
    await world.advance(10_000);
    expect(ann.entries.map(({ type }) => type)).not.toContain('bot-stepped-in');
  });

  it('sends only what came since to a client that holds the rest', async () => {
    const { world, code, ann, ben } = await building();
    const match = ann.header?.match ?? '';
    const seq = ben.state?.seq ?? 0;
    await ben.close();
    await world.ask(ann, { t: 'line', text: 'a = 1' });
    const again = world.connect().client;
    again.continueFrom(ben);
    again.hello(code, { key: ben.key, since: { match, seq } });
    await world.settle();
    expect(again.welcome?.match).toMatchObject({ resumed: true, entries: [{ type: 'moved', seq: seq + 1 }] });
  });

  it.each([
    ['of another match', 'another', 3],
    ['ahead of the log', null, 9_999],
  ])('sends everything to a client whose entries are %s', async (_case, other, seq) => {
    const { world, code, ann, ben } = await building();
    const match = other ?? ann.header?.match ?? '';
    const again = await world.join(code, { key: ben.key, since: { match, seq } });
    expect(again.welcome?.match?.resumed).toBe(false);
    expect(again.entries).toHaveLength(ann.entries.length);
  });

  it('gives the seat to the second tab, and tells the first', async () => {
    const { world, code, ann, ben } = await building();
    const tab = await world.join(code, { key: ben.key });
    expect(ben.farewell?.code).toBe('taken-over');
    expect(ben.closeCode).toBe(4008);
    await world.advance(6_000);
    expect(ann.state?.seats[1]?.botSteppedIn).toBe(false);
    expect(await world.ask(tab, { t: 'line', text: 'a = 1' })).toBe('done');
  });

  it('counts a client that disagrees, and sends it everything', async () => {
    const { world, ann } = await building();
    expect(await world.ask(ann, { t: 'disagree', seq: 3 })).toBe('done');
    expect(ann.messages.at(-2)).toMatchObject({ t: 'welcome', seat: 0, key: ann.key, match: { resumed: false } });
    expect((await world.metrics.disagreements.get()).values[0]?.value).toBe(1);
  });

  it('puts a bot in the seat of whoever leaves, who may come back', async () => {
    const { world, code, ann, ben } = await building();
    expect(await world.ask(ben, { t: 'leave' })).toBe('done');
    expect(ann.state?.seats[1]?.botSteppedIn).toBe(true);
    await world.join(code, { key: ben.key });
    expect(ann.state?.seats[1]?.botSteppedIn).toBe(false);
  });

  it('stands still when nobody has been there for long, and goes on when somebody is back', async () => {
    const { world, code, ann, ben } = await building({ briefingSeconds: 600, buildSeconds: 1800 });
    await ann.close();
    await ben.close();
    await world.advance(600_000);
    expect(world.registry.countByStage()).toEqual({ lobby: 0, playing: 0, finished: 0 });
    expect(world.clock.waiting).toBe(0);
    await world.advance(3_600_000);
    const again = await world.join(code, { key: ann.key });
    expect(again.phase).toBe('build');
    await world.advance(10_000);
    expect(again.state?.seats.map(({ botSteppedIn }) => botSteppedIn)).toEqual([false, true]);
  });

  it('does not go on for somebody who only looks on', async () => {
    const { world, code, ann, ben } = await building();
    await ann.close();
    await ben.close();
    await world.advance(600_000 + 3_600_000);
    const fan = await world.join(code, { role: 'spectator' });
    const seq = fan.state?.seq;
    await world.advance(300_000);
    expect(fan.state?.seq).toBe(seq);
    await world.advance(300_000);
    expect(fan.closeCode).toBe(1000);
  });
});

describe('at the end of a match', () => {
  const SHORT = {
    briefingSeconds: 1,
    buildSeconds: 10,
    predictSeconds: 5,
    bellSeconds: 1,
    collectSeconds: 2,
    revealSeconds: 2,
  };

  it('signs the log, shows the podium to whoever comes back, and plays again with the same seats', async () => {
    const { world, code, ann, ben } = await building(SHORT);
    await world.advanceUntil(() => ann.phase === 'finished');
    const id = ann.header?.match ?? '';
    const stored = await world.store.readMatch(id);
    const log = { header: stored?.header, entries: await world.store.readEntries(id, 0), signature: stored?.signature };
    expect(readLog(formatLog(log as never)).ok).toBe(true);

    const again = await world.join(code, { key: ben.key });
    expect(again.phase).toBe('finished');
    expect(await world.ask(again, { t: 'line', text: 'a = 1' })).toBe('match-over');
    expect(await world.ask(ann, { t: 'start' })).toBe('done');
    expect(again.header?.match).not.toBe(id);
    expect(again.phase).toBe('briefing');
  });

  it('has a host who is there', async () => {
    const { world, ann, ben } = await building(SHORT);
    await ann.close();
    await world.advanceUntil(() => ben.phase === 'finished');
    expect(await world.ask(ben, { t: 'start' })).toBe('not-the-host');
    await world.advance(5_000);
    expect(ben.lobby?.host).toBe(1);
    expect(await world.ask(ben, { t: 'start' })).toBe('done');
  });

  it('is a lobby again for a newcomer', async () => {
    const { world, code, ann } = await building(SHORT);
    await world.advanceUntil(() => ann.phase === 'finished');
    const cid = await world.join(code, { name: 'Cid' });
    expect(cid.welcome?.match).toBeNull();
    expect(names(ann)).toEqual(['Ann', 'Ben', 'Cid']);
    expect(await world.ask(ann, { t: 'start' })).toBe('done');
    expect(cid.state?.seats).toHaveLength(3);
  });

  it('comes there by itself at a table of bots and one silent person', async () => {
    const world = await World.create();
    const code = await world.table({}, ['random', 'greedy']);
    const ann = await world.join(code, { name: 'Ann' });
    await world.ask(ann, { t: 'start' });
    await world.advanceUntil(() => ann.phase === 'finished', 600_000);
    for (const seat of [1, 2]) {
      expect(ann.entries.some(({ type, by }) => type === 'moved' && by === seat)).toBe(true);
      expect(ann.entries.some(({ type, by }) => type === 'forecast-made' && by === seat)).toBe(true);
    }
  });
});

describe('when the disk fails', () => {
  it('refuses what was not written, tells nobody, and goes on from what is', async () => {
    const { world, ann, ben } = await building();
    const before = ben.frames.length;
    const seq = ann.state?.seq ?? 0;
    world.store.failNext();
    expect(await world.ask(ann, { t: 'line', text: 'a = 1' })).toBe('internal-error');
    expect(ben.frames).toHaveLength(before);
    expect(await world.ask(ann, { t: 'line', text: 'b = 2' })).toBe('done');
    expect(ben.entries.at(-1)).toMatchObject({ line: 'b = 2', seq: seq + 1 });
    expect(await world.ask(ann, { t: 'line', text: 'c = a' })).toBe('python-error');
  });

  it('refuses everything that was built on what was not written', async () => {
    const { world, ann, ben } = await building();
    const release = world.store.hold();
    world.store.failNext();
    const first = ann.ask({ t: 'line', text: 'a = Node()' });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const second = ann.ask({ t: 'line', text: 'a.left = 1' });
    release();
    expect((await Promise.all([first, second])).map(({ t }) => t)).toEqual(['refused', 'refused']);
    expect(ben.entries.map(({ type }) => type)).not.toContain('moved');
  });

  it('gives no seat and begins no match', async () => {
    const { world, code, ann } = await lobby();
    world.store.failNext();
    const cid = await world.join(code, { name: 'Cid' });
    expect(cid.welcome).toBeNull();
    expect(cid.farewell?.code).toBe('internal-error');
    world.store.failNext();
    expect(await world.ask(ann, { t: 'start' })).toBe('internal-error');
    expect(ann.header).toBeNull();
    expect(names(ann)).toEqual(['Ann', 'Ben']);
    expect(await world.ask(ann, { t: 'start' })).toBe('done');
    expect(ann.phase).toBe('briefing');
  });

  it('tries the end of a phase again after a while', async () => {
    const { world, ann } = await building();
    world.store.failNext(3);
    await world.advance(90_000 + 1_500);
    expect(ann.phase).toBe('build');
    await world.advance(5_000);
    expect(ann.phase).toBe('predict');
  });

  it('lets go of a table whose log somebody else has written to', async () => {
    const { world, code, ann, ben } = await building();
    const match = ann.header?.match ?? '';
    const seq = (ann.state?.seq ?? 0) + 1;
    const foreign = { type: 'readied', seq, at: ann.state?.at ?? 0, by: 1, hash: '' } as const;
    await world.store.commit([[{ type: 'entries-appended', match, entries: [foreign] }]]);
    expect([ann.farewell?.code, ben.farewell?.code]).toEqual(['internal-error', 'internal-error']);
    expect(ben.entries.at(-1)?.type).not.toBe('readied');
    const again = await world.join(code, { key: ben.key });
    expect(again.state?.seats[1]?.ready).toBe(true);
  });
});

describe('after the server was killed', () => {
  it('finds the lobby, the match and everybody’s seat again', async () => {
    const { world, code, ann, ben } = await building();
    await world.ask(ann, { t: 'line', text: 'a = Node()' });
    const later = world.restarted();
    const again = await later.join(code, { key: ann.key });
    expect(again.state?.machine.digest()).toBe(ann.state?.machine.digest());
    expect(await later.ask(again, { t: 'line', text: 'a.left = a' })).toBe('done');
    const back = await later.join(code, { key: ben.key });
    expect(back.state?.machine.digest()).toBe(again.state?.machine.digest());
  });
});
