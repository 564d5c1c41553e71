import { describe, expect, it } from 'vitest';
import { invitationUrl, networkUrl } from './reachable-url.ts';

const LAN = '192.168.0.7';

describe('networkUrl', () => {
  it.each([
    ['0.0.0.0', LAN, 'http://192.168.0.7:8080'],
    ['::', LAN, 'http://192.168.0.7:8080'],
    ['0.0.0.0', null, null],
    ['10.1.2.3', LAN, 'http://10.1.2.3:8080'],
    ['fd00::7', LAN, 'http://[fd00::7]:8080'],
    ['127.0.0.1', LAN, null],
    ['127.1.2.3', LAN, null],
    ['localhost', LAN, null],
    ['::1', LAN, null],
  ])('listening to %s, on a network as %s: %s', (host, address, url) => {
    expect(networkUrl(host, 8080, address)).toBe(url);
  });
});

describe('invitationUrl', () => {
  const open = { publicUrl: null, host: '0.0.0.0' };

  it.each([
    ['http://game.lan:8080', 'http://game.lan:8080'],
    ['https://game.example.org', 'https://game.example.org'],
    ['http://192.168.0.9:3000', 'http://192.168.0.9:3000'],
    ['http://127.example.org', 'http://127.example.org'],
    ['http://localhost:8080', 'http://192.168.0.7:8080'],
    ['http://LOCALHOST:8080', 'http://192.168.0.7:8080'],
    ['http://play.localhost:8080', 'http://192.168.0.7:8080'],
    ['http://127.0.0.1:8080', 'http://192.168.0.7:8080'],
    ['http://[::1]:8080', 'http://192.168.0.7:8080'],
    ['http://localhost:3000', 'http://192.168.0.7:3000'],
    ['http://localhost', 'http://192.168.0.7'],
  ])('who came by %s invites to %s', (visited, invited) => {
    expect(invitationUrl(open, visited, LAN)).toBe(invited);
  });

  it('is the public address, however one came', () => {
    const known = { publicUrl: 'https://play.example.org', host: '0.0.0.0' };
    expect(invitationUrl(known, 'http://localhost:8080', LAN)).toBe('https://play.example.org');
    expect(invitationUrl(known, 'http://10.0.0.5:8080', LAN)).toBe('https://play.example.org');
  });

  it('is the address that the server listens to, where that is one', () => {
    expect(invitationUrl({ publicUrl: null, host: '10.1.2.3' }, 'http://localhost:8080', LAN)).toBe(
      'http://10.1.2.3:8080',
    );
    expect(invitationUrl({ publicUrl: null, host: 'fd00::7' }, 'http://localhost:8080', LAN)).toBe(
      'http://[fd00::7]:8080',
    );
  });

  it('stays where it is when nobody else can come', () => {
    expect(invitationUrl(open, 'http://localhost:8080', null)).toBe('http://localhost:8080');
    expect(invitationUrl({ publicUrl: null, host: '127.0.0.1' }, 'http://localhost:8080', LAN)).toBe(
      'http://localhost:8080',
    );
  });
});
