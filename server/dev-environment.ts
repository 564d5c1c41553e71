/** What `npm run dev` tells the server, whose page is served by vite then. */
import { networkAddress } from './reachable-url.ts';

/** Where vite serves the page. */
export const PAGE_PORT = 5173;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that make links, the banner and its code lead to vite's page, and let that page in; what is set
 * already stays. `address` is this machine's on its network; null: it has none.
 */
export function devEnvironment(env: Environment, address: string | null = networkAddress()): Record<string, string> {
  const local = `http://localhost:${PAGE_PORT}`;
  return {
    LOG_LEVEL: env.LOG_LEVEL ?? 'debug',
    PUBLIC_URL: env.PUBLIC_URL ?? (address === null ? local : `http://${address}:${PAGE_PORT}`),
    ALLOWED_ORIGINS: [local, ...(env.ALLOWED_ORIGINS ? [env.ALLOWED_ORIGINS] : [])].join(','),
  };
}
