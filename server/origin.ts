/** Who may talk to this server from a browser: its own pages, and the origins that it was told of. */
import { isIP } from 'node:net';
import { isLoopback } from './reachable-url.ts';

export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean;

/** Ends of names that no server on the internet can have. */
const PRIVATE_ENDS = ['.localhost', '.local', '.lan', '.home', '.internal'];

/**
 * The check for a server that people reach at `publicUrl` (null: at the addresses of its machine) and that lets in
 * `allowed` origins. A page of the server's own has the host that was asked as its origin; but so has a page from
 * elsewhere whose name somebody has let point here (DNS rebinding). So a host counts only if its name is beyond doubt:
 * this machine's own, or without a public URL any that is not from the internet. A request without an origin comes
 * from no page.
 */
export function originCheck(publicUrl: string | null, allowed: readonly string[]): OriginCheck {
  const known = new Set(publicUrl === null ? allowed : [...allowed, publicUrl]);
  const isTrusted = publicUrl === null ? isPrivateName : isLoopback;
  return (origin, host) => {
    if (origin === undefined || known.has(origin)) return true;
    if (host === undefined || !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase()) return false;
    return isTrusted(new URL(origin).hostname);
  };
}

function isPrivateName(name: string): boolean {
  if (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  return !name.includes('.') || PRIVATE_ENDS.some((end) => name.endsWith(end));
}
