/** A client that does not read must not fill the server's memory, nor slow its table. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Catalogue } from '../../server/scenario-catalogue.ts';
import { CLOSE_CODES } from '../../shared/protocol/limits.ts';
import { ManualClock } from './doubles/manual-clock.ts';
import { realCatalogue, World } from './doubles/world.ts';

/** Titles so long that a few lobby frames fill every buffer between server and client. */
async function longWinded(): Promise<Catalogue> {
  const [[id, entry] = []] = [...(await realCatalogue())];
  if (id === undefined || entry === undefined) throw new Error('no scenario');
  const title = { en: 'x'.repeat(200_000), zh: '' };
  return new Map([[id, { ...entry, scenario: { ...entry.scenario, title } }]]);
}

it('is closed, and the others go on', async () => {
  const world = new World(await longWinded());
  const code = await world.table();
  const ann = await world.join(code, { name: 'Ann' });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // a clock of its own: its heartbeat would end a silent client sooner
  const gateway = world.gateway(new ManualClock());
  gateway.attach(server);

  const slow = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`);
  const closed = once(slow, 'close');
  await once(slow, 'open');
  slow.send(JSON.stringify({ t: 'hello', v: 1, table: code, name: 'Slow' }));
  await once(slow, 'message');
  slow.pause();

  const isSlowGone = () => ann.lobby?.seats[1]?.connected === false;
  for (let renames = 0; renames < 500 && !isSlowGone(); renames++) {
    expect(await world.ask(ann, { t: 'rename', name: `Ann ${renames}` })).toBe('done');
    await world.advance(200);
  }
  expect(isSlowGone()).toBe(true);
  slow.resume();
  const [closeCode] = await closed;
  expect(closeCode).toBe(CLOSE_CODES['slow-reader']);
  server.close();
});
