/** What a real socket can do to a real server, and what it gets for it. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE_CODES, MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { TestClient } from './client.ts';
import { createTable, startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let code: string;
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: 'https://lms.example' });
  code = await createTable(server.url);
});
afterAll(() => server.stop());

const gone = (client: TestClient) => client.until(() => client.closeCode !== null);
/** Somebody at a table of their own. */
const join = async (name: string) => TestClient.join(server.url, await createTable(server.url), { name });

/** The status with which an upgrade was refused; 101 when it was not. */
async function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers });
  const status = await new Promise<number>((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
  });
  socket.on('error', () => {});
  socket.terminate();
  return status;
}

describe('the door', () => {
  it.each([
    ['/ws', {}, 101],
    ['/ws', { origin: 'https://lms.example' }, 101],
    ['/ws', { origin: 'https://evil.example' }, 403],
    ['/ws', { origin: 'null' }, 403],
    ['/elsewhere', {}, 404],
  ])('answers an upgrade at %s with %j by %i', async (path, headers, status) => {
    expect(await upgrade(path, headers)).toBe(status);
  });

  it('lets pages of its own in', async () => {
    expect(await upgrade('/ws', { origin: server.url })).toBe(101);
  });

  it('compresses nothing', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, { perMessageDeflate: true });
    await once(socket, 'open');
    expect(socket.extensions).toBe('');
    socket.terminate();
  });
});

describe('a frame', () => {
  it.each([
    ['too large', 'x'.repeat(MAX_FRAME_BYTES + 1), 'too-large'],
    ['nested too deep', `{"t":"line","id":1,"text":${'['.repeat(8_000)}`, 'nested-too-deep'],
    ['no JSON', '{', 'bad-message'],
    ['without a kind', '{"id":1.5}', 'bad-message'],
  ] as const)('that is %s ends the connection with its own code', async (_case, text, refusal) => {
    const ann = await join('Ann');
    ann.sayText(text);
    await gone(ann);
    expect(ann.closeCode).toBe(CLOSE_CODES[refusal]);
    expect(ann.farewell?.code).toBe(refusal);
  });

  it('of the largest size is still read', async () => {
    const ann = await join('Ann');
    const text = JSON.stringify({ t: 'ping', id: 1 }).padEnd(MAX_FRAME_BYTES, ' ');
    ann.sayText(text);
    expect((await ann.answerTo(1)).t).toBe('pong');
    await ann.close();
  });

  it('in parts that are too large together ends the connection as well', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
    await once(socket, 'open');
    for (let part = 0; part < 20; part++) socket.send(' '.repeat(1024), { fin: false });
    const [closeCode] = await once(socket, 'close');
    expect(closeCode).toBe(CLOSE_CODES['too-large']);
  });

  it('of text that is not UTF-8 is refused like any other', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
    await once(socket, 'open');
    const told = once(socket, 'message');
    socket.send(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false });
    const [message] = await told;
    expect(JSON.parse(String(message))).toEqual({
      t: 'refused',
      id: null,
      refusal: { code: 'bad-message', params: { issue: 'not UTF-8' } },
    });
    const [closeCode] = await once(socket, 'close');
    expect(closeCode).toBe(CLOSE_CODES['bad-message']);
  });

  it('of bytes ends the connection', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
    await once(socket, 'open');
    socket.send(Buffer.from([1, 2, 3]));
    const [closeCode] = await once(socket, 'close');
    expect(closeCode).toBe(CLOSE_CODES['bad-message']);
  });

  it('with an unknown field is refused by name, and nothing else happens', async () => {
    const ann = await join('Ann');
    ann.say({ t: 'rename', id: 1, name: 'Zoe', admin: true });
    const answer = await ann.answerTo(1);
    expect(answer).toMatchObject({ t: 'refused', refusal: { code: 'bad-message' } });
    expect(JSON.stringify(answer)).toContain('admin');
    await ann.close();
  });
});

describe('a connection', () => {
  it('that floods is slowed, then closed', async () => {
    const ann = await join('Ann');
    for (let id = 1; id <= 200; id++) ann.say({ t: 'ping', id });
    await gone(ann);
    expect(ann.closeCode).toBe(CLOSE_CODES['too-fast']);
    expect(ann.messages.filter(({ t }) => t === 'pong').length).toBeLessThanOrEqual(21);
  });

  it('of another version is told which one is expected', async () => {
    const client = await TestClient.open(server.url);
    client.say({ t: 'hello', v: 7, table: code });
    await gone(client);
    expect(client.farewell).toEqual({ code: 'wrong-version', params: { expected: 1 } });
  });

  it('with a wrong key gets no seat', async () => {
    const thief = await TestClient.join(server.url, code, { key: 'x'.repeat(24) });
    expect(thief.closeCode).toBe(CLOSE_CODES['seat-not-yours']);
    expect(thief.welcome).toBeNull();
  });

  it('in a second tab takes the seat over', async () => {
    const ann = await join('Ann');
    const tab = await TestClient.join(server.url, ann.lobby?.code ?? '', { key: ann.key });
    await gone(ann);
    expect(ann.closeCode).toBe(CLOSE_CODES['taken-over']);
    expect(tab.seat).toBe(ann.seat);
    await tab.close();
  });

  it('that says nothing is closed', async () => {
    const client = await TestClient.open(server.url);
    await gone(client);
    expect(client.closeCode).toBe(CLOSE_CODES['hello-late']);
  }, 10_000);

  it('is told when the server stops', async () => {
    const other = await startTestServer();
    const ann = await TestClient.join(other.url, await createTable(other.url), { name: 'Ann' });
    await other.stop();
    await gone(ann);
    expect(ann.closeCode).toBe(CLOSE_CODES['server-stopping']);
    expect(ann.farewell?.code).toBe('server-stopping');
  });
});
