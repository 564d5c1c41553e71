import { networkInterfaces } from 'node:os';
import QRCode from 'qrcode';
import type { Config } from './config.ts';

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

/** Where others reach the server; null when it listens to this machine alone, or there is no network. */
function networkUrl(host: string, port: number): string | null {
  if (host !== '0.0.0.0' && host !== '::') {
    const isLocal = host === 'localhost' || host === '::1' || host.startsWith('127.');
    return isLocal ? null : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return outside === undefined ? null : `http://${outside.address}:${port}`;
}
