import QRCode from 'qrcode';
import type { Config } from './config.ts';
import { networkUrl } from './reachable-url.ts';

/** What whoever started the server reads: where it is, a code to scan, and where its data lie. */
export async function banner({ host, publicUrl, dataDir }: Config, port: number): Promise<string> {
  const local = `http://localhost:${port}`;
  const network = publicUrl ?? networkUrl(host, port);
  const lines = ['', '  Garbage Day · 垃圾回收日', '', `  On this computer  ${local}`];
  if (network !== null) lines.push(`  For players       ${network}`);
  lines.push(`  Data              ${dataDir}`, '');
  if (network !== null) lines.push(await QRCode.toString(network, { type: 'terminal', small: true }));
  return lines.join('\n');
}
