/** Sessions leave the memory and come back: there is never more than one of a code. */
import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { Classroom, HOST_KEY } from '../../test/server/doubles/classroom.ts';
import { lock } from './session-settings.ts';

/** As long as the world of tests keeps in memory what nobody uses. */
const PARK_MS = 600_000;

/** What has begun begins, while nothing gets to the disk. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A session whose host has just gone. */
async function emptyRoom(room: Classroom): Promise<Classroom> {
  await room.host.close();
  await room.world.settle();
  return room;
}

describe('a session that nobody uses', () => {
  it('is opened again only when everything of it is on the disk', async () => {
    const { world, code } = await emptyRoom(await Classroom.open());
    const before = await world.sessions.find(code);
    const release = world.store.hold();
    const locked = before?.journal.change((state) => lock(state, true));
    world.clock.advance(PARK_MS);
    const found = world.sessions.find(code);
    await nextTurn();
    release();
    const after = await found;
    expect(after).not.toBe(before);
    expect((await locked)?.ok).toBe(true);
    expect(after?.state.record.isLocked).toBe(true);
    expect((await after?.journal.change((state) => lock(state, false)))?.ok).toBe(true);
    expect(world.sessions.count).toBe(1);
  });

  it('comes back with tables that have everything as well', async () => {
    const room = await Classroom.open();
    const [ann, ben] = await room.students('Ann', 'Ben');
    if (ann === undefined || ben === undefined) return expect.fail('nobody came');
    await room.do({ do: 'start', activity: 0 });
    await room.world.advanceUntil(() => ann.phase === 'build');
    const { world, host } = room;
    const release = world.store.hold();
    const played = ann.ask({ t: 'line', text: 'mine = Node()' }).catch(() => 'gone');
    for (const client of [ann, ben, host]) await client.close();
    world.clock.advance(PARK_MS);
    const { client } = world.connect();
    client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: room.code, key: ann.studentKey ?? '' });
    await nextTurn();
    release();
    await world.settle();
    expect(await played).toBe('gone');
    expect(client.state?.round?.program.at(-1)?.text).toBe('mine = Node()');
    expect(await world.ask(client, { t: 'line', text: 'yours = mine' })).toBe('done');
  });

  it('stays for somebody who is just coming in', async () => {
    const { world, code } = await emptyRoom(await Classroom.open());
    const release = world.store.hold();
    const { client } = world.connect();
    client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: code, name: 'Ann' });
    await nextTurn();
    world.clock.advance(PARK_MS);
    release();
    await world.settle();
    expect(client.session?.me.name).toBe('Ann');
    expect(world.sessions.count).toBe(1);
    expect(await world.ask(client, { t: 'rename', name: 'Anna' })).toBe('done');
  });

  it('is left alone again by somebody who was not let in', async () => {
    const { world, code } = await emptyRoom(await Classroom.open());
    const { client } = world.connect();
    client.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: code, key: 'x'.repeat(24) });
    await world.settle();
    expect(client.farewell?.code).toBe('not-a-host');
    await world.advance(PARK_MS);
    expect(world.sessions.count).toBe(0);
  });
});

describe('a session that is being deleted', () => {
  it('lets nobody in any more, and is deleted once', async () => {
    const { world, code } = await Classroom.open();
    const release = world.store.hold();
    const removed = [world.sessions.remove(code), world.sessions.remove(code)];
    const { client } = world.connect();
    client.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: code, key: HOST_KEY });
    await nextTurn();
    release();
    await world.settle();
    expect((await Promise.all(removed)).map((result) => result.ok)).toEqual([true, false]);
    expect(client.farewell?.code).toBe('no-such-session');
    expect(await world.store.readSession(code)).toBeNull();
  });

  it('can be used again where the disk would not have it', async () => {
    const room = await Classroom.open();
    room.world.store.failNext();
    expect((await room.world.sessions.remove(room.code)).ok).toBe(false);
    expect((await room.hostWith(HOST_KEY)).hosting?.session.code).toBe(room.code);
  });
});
