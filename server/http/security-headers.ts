import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What a page from this server may do: its own scripts, styles, fonts and sounds, a socket to itself, workers and
 * images that it makes (the arena's textures are blobs). Only itself may frame it: hosts try the student's side so.
 */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // CPython runs in the browser as WebAssembly; text is still never code
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // elements are placed by style attributes, and the editor writes its own rules
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ownSockets],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // a page on http at a school's own address must not be sent to https
    strictTransportSecurity: isHttps ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The sockets of the host that was asked, for browsers to which 'self' means pages alone. */
function ownSockets({ headers: { host = '' } }: IncomingMessage): string {
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
