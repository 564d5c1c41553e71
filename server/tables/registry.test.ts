import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/match/settings.ts';
import { countingIds, World } from '../../test/server/doubles/world.ts';

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
