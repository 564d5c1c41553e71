/** Where others reach this server: what a link or a code for another device must name. */
import { networkInterfaces } from 'node:os';

/** Where this process listens, and where it was told that people reach it. */
export interface Whereabouts {
  /** Without a slash at the end; null: at the addresses of this machine. */
  readonly publicUrl: string | null;
  /** The address that it listens to; `0.0.0.0` and `::` are all of them. */
  readonly host: string;
}

/** This machine's first address on a network; null when it has none. */
export function networkAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

/** The address for others; null when the server listens to this machine alone, or there is no network. */
export function networkUrl(host: string, port: number, address: string | null = networkAddress()): string | null {
  const outside = hostForOthers(host, address);
  return outside === null ? null : `http://${outside}:${port}`;
}

/**
 * The address to invite others to: the public one, else the one that the visitor came by, unless that means only the
 * visitor's own machine; then the same port at this machine's address on its network, if it listens there.
 * `visited` is an origin such as `http://localhost:8080`.
 */
export function invitationUrl(
  { publicUrl, host }: Whereabouts,
  visited: string,
  address: string | null = networkAddress(),
): string {
  if (publicUrl !== null) return publicUrl;
  if (!URL.canParse(visited)) return visited;
  const { protocol, hostname, port } = new URL(visited);
  const outside = hostForOthers(host, address);
  if (!isLoopback(hostname) || outside === null) return visited;
  return `${protocol}//${outside}${port === '' ? '' : `:${port}`}`;
}

/** As it is written in addresses. */
function hostForOthers(host: string, address: string | null): string | null {
  if (host === '0.0.0.0' || host === '::') return address;
  if (isLoopback(host)) return null;
  return host.includes(':') ? `[${host}]` : host;
}

/** Whether a host name or address means the machine that says it. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
