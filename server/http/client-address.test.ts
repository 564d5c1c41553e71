import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

it.each([
  ['nobody is trusted', false, '10.0.0.1', '1.1.1.1', '10.0.0.1'],
  ['there is no proxy', 1, '10.0.0.1', undefined, '10.0.0.1'],
  ['one proxy', 1, '10.0.0.1', '2.2.2.2, 1.1.1.1', '1.1.1.1'],
  ['two proxies', 2, '10.0.0.1', '2.2.2.2, 1.1.1.1', '2.2.2.2'],
  ['everybody is trusted', true, '10.0.0.1', '2.2.2.2, 1.1.1.1', '2.2.2.2'],
  ['a network is trusted', '10.0.0.0/8', '10.0.0.1', '2.2.2.2, 10.0.0.9', '2.2.2.2'],
  ['somebody outside it pretends', '10.0.0.0/8', '3.3.3.3', '2.2.2.2', '3.3.3.3'],
] as const)('%s', (_case, trust, remote, forwarded, expected) => {
  expect(clientAddress(trust)(request(remote, forwarded))).toBe(expected);
});
