import QRCode from 'qrcode';
import type { Config } from './config.ts';
import { networkUrl } from './reachable-url.ts';

/**
 * What whoever started the server reads: where it is, a code to scan, where its data lie, and the key (hex) that
 * signs its logs.
 */
export async function banner(config: Config, port: number, publicKey: string): Promise<string> {
  const { host, publicUrl, dataDir } = config;
  const local = `http://localhost:${port}`;
  const network = publicUrl ?? networkUrl(host, port);
  const lines = ['', '  Garbage Day · 垃圾回收日', '', `  On this computer  ${local}`];
  if (network !== null) lines.push(`  For players       ${network}`);
  lines.push(`  Data              ${dataDir}`, `  Signs logs as     ${publicKey}`, '');
  if (network !== null) lines.push(await QRCode.toString(network, { type: 'terminal', small: true }));
  return lines.join('\n');
}
