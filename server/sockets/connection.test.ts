import { describe, expect, it } from 'vitest';
import { World } from '../../test/server/doubles/world.ts';
import { FailureLimit } from '../failure-limit.ts';
import { MAX_BUFFERED_BYTES, PATIENCE_MESSAGES } from './connection.ts';

/** A table with one person at it. */
async function seated() {
  const world = await World.create();
  const code = await world.table();
  return { world, code, ann: await world.join(code, { name: 'Ann' }) };
}

describe('before the hello', () => {
  it('waits five seconds', async () => {
    const world = await World.create();
    const { client } = world.connect();
    await world.advance(4_999);
    expect(client.closeCode).toBeNull();
    await world.advance(1);
    expect([client.farewell?.code, client.closeCode]).toEqual(['hello-late', 4006]);
  });

  it.each([
    ['another message', '{"t":"start","id":1}', 'hello-first', 4005],
    ['no JSON', 'hello', 'bad-message', 4000],
    ['another version', '{"t":"hello","v":99}', 'wrong-version', 4004],
    ['deep nesting', '['.repeat(17), 'nested-too-deep', 4002],
    ['an unknown table', '{"t":"hello","v":1,"table":"NOWHERE"}', 'no-such-table', 4007],
  ])('refuses %s', async (_case, text, code, closeCode) => {
    const world = await World.create();
    const { client } = world.connect();
    client.sayText(text);
    await world.settle();
    expect([client.farewell?.code, client.closeCode]).toEqual([code, closeCode]);
  });

  it('refuses a key that opens no seat', async () => {
    const { world, code } = await seated();
    const thief = await world.join(code, { key: 'x'.repeat(24) });
    expect([thief.farewell?.code, thief.closeCode]).toEqual(['seat-not-yours', 4011]);
  });

  it('answers what came while the table was asked, in order', async () => {
    const { world, code } = await seated();
    const { client } = world.connect();
    client.hello(code, { name: 'Ben' });
    client.say({ t: 'ping', id: 1 });
    client.say({ t: 'rename', id: 2, name: 'Bob' });
    await world.settle();
    expect(client.messages.map(({ t }) => t)).toEqual(['welcome', 'presence', 'pong', 'lobby', 'done']);
  });

  it('keeps the seat of whoever goes while the table is asked', async () => {
    const { world, code, ann } = await seated();
    const peer = world.connect();
    peer.client.hello(code, { name: 'Ben' });
    peer.drop();
    await world.settle();
    expect(ann.lobby?.seats.map(({ connected }) => connected)).toEqual([true, false]);
  });

  it('stops listening to an address that guesses', async () => {
    const world = await World.create({ wrongCodes: new FailureLimit(3, 60) });
    const code = await world.table();
    const told = [];
    for (let tries = 0; tries < 4; tries++) told.push((await world.join('NOWHERE')).farewell?.code);
    expect(told).toEqual(['no-such-table', 'no-such-table', 'no-such-table', 'too-fast']);
    expect((await world.join(code)).farewell?.code).toBe('too-fast');
  });
});

describe('a seated connection', () => {
  it('names what is wrong with a message and goes on', async () => {
    const { world, ann } = await seated();
    ann.say({ t: 'rename', id: 5 });
    expect(ann.messages.at(-1)).toMatchObject({ t: 'refused', id: 5, refusal: { code: 'bad-message' } });
    expect(await world.ask(ann, { t: 'rename', name: 'Zoe' })).toBe('done');
  });

  it('is closed by a second hello', async () => {
    const { ann, code } = await seated();
    ann.hello(code);
    expect(ann.farewell).toMatchObject({ code: 'bad-message', params: { issue: 'a second hello' } });
  });

  it('is told when it is too fast, and closed when it goes on', async () => {
    const { world, ann } = await seated();
    for (let id = 0; id < 19; id++) ann.say({ t: 'ping', id });
    expect(ann.messages.filter(({ t }) => t === 'pong')).toHaveLength(19);
    ann.say({ t: 'ping', id: 20 });
    expect(ann.messages.at(-1)).toMatchObject({ t: 'refused', id: 20, refusal: { code: 'too-fast' } });
    await world.advance(1_000);
    for (let id = 100; id < 105 + PATIENCE_MESSAGES; id++) ann.say({ t: 'ping', id });
    expect(ann.closeCode).toBeNull();
    ann.say({ t: 'ping', id: 999 });
    expect([ann.farewell?.code, ann.closeCode]).toEqual(['too-fast', 4003]);
  });

  it('is closed when it does not read', async () => {
    const { world, code, ann } = await seated();
    const peer = world.connect();
    peer.client.hello(code, { name: 'Ben' });
    await world.settle();
    peer.pileUp(MAX_BUFFERED_BYTES);
    await world.ask(ann, { t: 'rename', name: 'Zoe' });
    expect(peer.client.closeCode).toBeNull();
    peer.pileUp(1);
    await world.ask(ann, { t: 'rename', name: 'Zoë' });
    expect(peer.client.closeCode).toBe(4010);
    expect(ann.lobby?.seats[1]).toMatchObject({ name: 'Ben', connected: false });
  });

  it('is counted in the measures', async () => {
    const { world, ann } = await seated();
    ann.say({ t: 'rename', id: 5 });
    const refusals = await world.metrics.refusals.get();
    expect(refusals.values).toContainEqual({ labels: { code: 'bad-message' }, value: 1 });
    expect((await world.metrics.bytesSent.get()).values[0]?.value).toBe(Buffer.byteLength(ann.frames.join('')));
  });
});
