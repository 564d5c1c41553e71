import { beforeEach, describe, expect, it } from 'vitest';
import type { TextStore } from '../model/preferences.ts';
import { reloadStalePage, type StalePagePorts } from './stale-page.ts';

let kept: Map<string, string>;
let now: number;
let reloads: number;
let ports: StalePagePorts;

const store: TextStore = {
  read: (key) => kept.get(key) ?? null,
  write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
};

beforeEach(() => {
  kept = new Map();
  now = 1_000_000;
  reloads = 0;
  ports = { store, now: () => now, isServerThere: async () => true, reload: () => void reloads++ };
});

describe('reloadStalePage', () => {
  it('loads the page once for the same trouble, and again for the next update', async () => {
    expect(await reloadStalePage(ports)).toBe(true);
    now += 2_000;
    expect(await reloadStalePage(ports)).toBe(false);
    now += 600_000;
    expect(await reloadStalePage(ports)).toBe(true);
    expect(reloads).toBe(2);
  });

  it('leaves the page as it is while the server is away', async () => {
    expect(await reloadStalePage({ ...ports, isServerThere: async () => false })).toBe(false);
    expect(await reloadStalePage(ports)).toBe(true);
    expect(reloads).toBe(1);
  });

  it('does not begin what it could not end', async () => {
    const forgetful: TextStore = { read: () => null, write: () => {} };
    expect(await reloadStalePage({ ...ports, store: forgetful })).toBe(false);
    expect(reloads).toBe(0);
  });
});
