/** Who may talk to this server from a browser: its own pages, and the origins that it was told of. */
export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean;

/**
 * The check for a server that is also reached at `publicUrl` and lets in `allowed` origins. A request without an
 * origin comes from no page.
 */
export function originCheck(publicUrl: string | null, allowed: readonly string[]): OriginCheck {
  const known = new Set(publicUrl === null ? allowed : [...allowed, publicUrl]);
  return (origin, host) => {
    if (origin === undefined) return true;
    if (known.has(origin)) return true;
    return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
  };
}
