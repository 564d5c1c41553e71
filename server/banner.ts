import QRCode from 'qrcode';
import type { Config } from './config.ts';
import { isLoopback, networkUrl } from './reachable-url.ts';

/**
 * What whoever started the server reads: where it is, a code to scan, where its data lie, and the key (hex) that
 * signs its logs.
 */
export async function banner(config: Config, port: number, publicKey: string): Promise<string> {
  const { host, publicUrl, dataDir } = config;
  const network = publicUrl ?? networkUrl(host, port);
  const lines = ['', '  Garbage Day · 垃圾回收日', '', `  On this computer  ${localUrl(config, port)}`];
  if (network !== null) lines.push(`  For players       ${network}`);
  lines.push(`  Data              ${dataDir}`, `  Signs logs as     ${publicKey}`, '');
  if (network !== null) lines.push(await QRCode.toString(network, { type: 'terminal', small: true }));
  return lines.join('\n');
}

/** Where the page is for this computer: at a server of pages that stands before this one, where there is one. */
function localUrl({ allowedOrigins }: Config, port: number): string {
  return allowedOrigins.find((origin) => isLoopback(new URL(origin).hostname)) ?? `http://localhost:${port}`;
}
