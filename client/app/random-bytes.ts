import type { RandomBytes } from '../model/hosting/host-keys.ts';

/** Bytes that nobody can guess; also on pages without a certificate. */
export const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));
