import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/match/settings.ts';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { countingIds, World } from '../../test/server/doubles/world.ts';
import { MAX_TABLES } from './registry.ts';

const WISH = { playlist: ['roommates'], settings: DEFAULT_SETTINGS, bots: ['greedy', 'random'] } as const;

describe('the registry', () => {
  it('creates tables that are durable when their code is known', async () => {
    const world = await World.create();
    const created = await world.registry.create(WISH);
    expect(created).toEqual({ ok: true, value: 'TABLE0001' });
    const record = await world.store.readTable('TABLE0001');
    expect(record?.sitters.map(({ kind }) => kind)).toEqual(['greedy', 'random']);
  });

  it('draws another code when one is taken', async () => {
    const codes = ['AAAA', 'AAAA', 'AAAA', 'BBBB'];
    const world = await World.create({ ids: { ...countingIds(), tableCode: () => codes.shift() ?? '' } });
    const created = [await world.registry.create(WISH), await world.registry.create(WISH)];
    expect(created.map((result) => result.ok && result.value)).toEqual(['AAAA', 'BBBB']);
  });

  it('says so when a table cannot be written', async () => {
    const world = await World.create();
    world.store.failNext();
    expect(await world.registry.create(WISH)).toMatchObject({ ok: false, refusal: { code: 'internal-error' } });
    expect(await world.registry.find('TABLE0001')).toBeNull();
  });

  it('has one table for one code, however many come at once', async () => {
    const world = await World.create();
    const code = await world.table();
    const later = world.restarted().registry;
    const [one, other] = await Promise.all([later.find(code), later.find(code)]);
    expect(one).not.toBeNull();
    expect(one).toBe(other);
  });

  it('tells about a table without bringing it into memory', async () => {
    const world = await World.create();
    const code = await world.table();
    const later = world.restarted().registry;
    expect((await later.lookUp(code))?.code).toBe(code);
    expect(await later.lookUp('NOWHERE')).toBeNull();
    expect(later.countByStage()).toEqual({ lobby: 0, playing: 0, finished: 0 });
  });

  it('forgets a table where nobody ever sat down', async () => {
    const world = await World.create();
    const code = await world.table();
    await world.advance(600_000);
    expect(world.registry.countByStage().lobby).toBe(0);
    expect(await world.registry.find(code)).toBeNull();
  });

  it('holds in memory only for a minute what nobody sits at, and in storage until it is given up', async () => {
    const world = await World.create();
    const code = await world.table();
    await world.advance(60_000);
    expect(world.registry.countByStage().lobby).toBe(0);
    expect((await world.registry.lookUp(code))?.code).toBe(code);
    await world.advance(500_000);
    const ann = await world.join(code, { name: 'Ann' });
    expect(ann.seat).toBe(0);
    await world.advance(600_000);
    expect(await world.store.readTable(code)).not.toBeNull();
    expect(world.registry.countByStage().lobby).toBe(1);
  });

  it('forgets after a restart, too, where nobody ever sat down, and nothing else', async () => {
    const world = await World.create();
    const [left, young, seated] = [await world.table(), await world.table(), await world.table()];
    await world.join(seated, { name: 'Ann' });
    await world.advance(300_000);
    // the clock of a server that was killed runs no more
    const killed = (before: World) =>
      new World(before.catalogue, { store: before.store, clock: new ManualClock(before.clock.now()) });
    const later = killed(world);
    await later.registry.start();
    const late = await later.table();
    await later.advance(200_000);
    expect(await later.store.readTable(left)).not.toBeNull();
    const ben = await later.join(young, { name: 'Ben' });
    expect(ben.seat).toBe(0);
    await later.advance(100_000);
    const kept = await Promise.all([left, young, seated, late].map((code) => later.store.readTable(code)));
    expect(kept.map((record) => record !== null)).toEqual([false, true, true, true]);
    const latest = killed(later);
    latest.clock.advance(3_600_000);
    await latest.registry.start();
    await latest.advance(0);
    expect(await latest.store.readTable(late)).toBeNull();
    expect(await latest.store.readTable(young)).not.toBeNull();
  });

  it('keeps an empty table in memory while somebody looks on', async () => {
    const world = await World.create();
    const code = await world.table();
    const screen = await world.join(code, { role: 'spectator' });
    await world.advance(120_000);
    expect([world.registry.countByStage().lobby, screen.closeCode]).toEqual([1, null]);
    expect((await world.join(code, { name: 'Ann' })).seat).toBe(0);
  });

  it('says that it is full, and has room again when nobody comes', async () => {
    const world = await World.create();
    for (let count = 0; count < MAX_TABLES; count++) await world.table();
    expect(await world.registry.create(WISH)).toMatchObject({ refusal: { code: 'server-full' } });
    await world.advance(60_000);
    expect(await world.registry.create(WISH)).toMatchObject({ ok: true });
  });

  it('keeps a lobby whose people are away', async () => {
    const world = await World.create();
    const code = await world.table();
    const ann = await world.join(code, { name: 'Ann' });
    await ann.close();
    await world.advance(24 * 3_600_000);
    expect(world.registry.countByStage().lobby).toBe(0);
    expect((await world.join(code, { key: ann.key })).seat).toBe(0);
  });

  it('tells everybody when it stops, and lets nobody in', async () => {
    const world = await World.create();
    const code = await world.table();
    const ann = await world.join(code, { name: 'Ann' });
    await world.registry.stop();
    expect([ann.farewell?.code, ann.closeCode]).toEqual(['server-stopping', 4009]);
    expect(await world.registry.create(WISH)).toMatchObject({ refusal: { code: 'server-stopping' } });
    expect(world.clock.waiting).toBe(0);
  });
});
