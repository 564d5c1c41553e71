import type { IncomingMessage } from 'node:http';
import express from 'express';

type TrustsProxy = (address: string, hop: number) => boolean;

/** Where a request comes from by the rule of Express's `request.ip`, for requests that Express never sees. */
export function clientAddress(trustProxy: boolean | number | string): (request: IncomingMessage) => string {
  // Express compiles its setting to a function
  const trusts = express().set('trust proxy', trustProxy).get('trust proxy fn') as TrustsProxy;
  return (request) => {
    const header = request.headers['x-forwarded-for'];
    const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((part) => part.trim());
    const hops = [request.socket.remoteAddress ?? '', ...forwarded.filter((part) => part !== '').reverse()];
    const first = hops.findIndex((address, hop) => !trusts(address, hop));
    return hops.at(first) ?? '';
  };
}
