import { describe, expect, it } from 'vitest';
import { MemoryLogStore } from '../../test/server/doubles/memory-log-store.ts';
import { sampleEntry, sampleHeader, sampleRecord } from '../../test/server/doubles/samples.ts';
import { createLogger } from '../logging.ts';
import { createMetrics } from '../metrics.ts';
import type { WriteGroup } from '../storage/log-store.ts';
import { Committer, type Writer } from './committer.ts';

function setUp() {
  const store = new MemoryLogStore();
  const committer = new Committer(store, createMetrics(), createLogger('silent'));
  const told: string[] = [];
  const writer = (name: string): Writer => ({
    written: (group) => told.push(`${name} ${group.map(({ type }) => type).join()}`),
    notWritten: (reason) => told.push(`${name} ${reason}`),
  });
  return { store, committer, told, writer };
}

const table = (code: string, revision = 1): WriteGroup => [
  { type: 'table-saved', record: sampleRecord({ code, revision }) },
];
const append = (...seqs: number[]): WriteGroup => [
  { type: 'entries-appended', match: 'm', entries: seqs.map(sampleEntry) },
];

describe('the committer', () => {
  it('writes what comes in one turn of the loop in one commit', async () => {
    const { store, committer, writer, told } = setUp();
    const ann = writer('ann');
    const outcomes = await Promise.all([
      committer.submit(ann, table('A')),
      committer.submit(writer('ben'), table('B')),
      committer.submit(ann, table('A', 2)),
    ]);
    expect(outcomes).toEqual(['written', 'written', 'written']);
    expect(store.commits).toHaveLength(1);
    expect(told).toEqual(['ann table-saved', 'ben table-saved', 'ann table-saved']);
  });

  it('gathers the next commit while one is being written', async () => {
    const { store, committer, writer } = setUp();
    const release = store.hold();
    const first = committer.submit(writer('a'), table('A'));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(store.commits).toHaveLength(1);
    const later = [committer.submit(writer('b'), table('B')), committer.submit(writer('c'), table('C'))];
    release();
    await Promise.all([first, ...later, committer.idle()]);
    expect(store.commits.map(({ length }) => length)).toEqual([1, 2]);
  });

  it('tells when everything so far is written, whatever others go on to write', async () => {
    const { committer, writer, told } = setUp();
    const busy = writer('busy');
    let revision = 0;
    let isOver = false;
    const goOn = async (): Promise<void> => {
      while (!isOver) await committer.submit(busy, table('B', ++revision));
    };
    const others = goOn();
    void committer.submit(writer('ann'), table('A'));
    await committer.flushed();
    expect(told).toContain('ann table-saved');
    isOver = true;
    await others;
    await committer.idle();
    await committer.flushed();
    expect(told.filter((line) => line.startsWith('busy'))).toHaveLength(revision);
  });

  it('refuses everything of a failed commit, and what was built on it since', async () => {
    const { store, committer, writer, told } = setUp();
    await committer.submit(writer('set-up'), [{ type: 'match-created', header: sampleHeader('m'), table: 'A' }]);
    const release = store.hold();
    store.failNext();
    const ann = writer('ann');
    const first = committer.submit(ann, append(1));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const second = committer.submit(ann, append(2));
    const other = committer.submit(writer('ben'), table('B'));
    release();
    expect(await Promise.all([first, second, other])).toEqual(['failed', 'failed', 'written']);
    expect(told).toEqual(['set-up match-created', 'ann failed', 'ben table-saved']);
    expect(await committer.submit(ann, append(1))).toBe('written');
  });

  it('tells a stale writer of the conflict, and the others nothing', async () => {
    const { committer, writer, told } = setUp();
    const outcomes = await Promise.all([
      committer.submit(writer('ann'), table('A')),
      committer.submit(writer('stale'), table('A')),
    ]);
    expect(outcomes).toEqual(['written', 'conflict']);
    expect(told).toEqual(['ann table-saved', 'stale conflict']);
  });

  it('is idle when nothing is left to write', async () => {
    const { store, committer, writer } = setUp();
    await committer.idle();
    void committer.submit(writer('ann'), table('A'));
    await committer.idle();
    expect(await store.readTable('A')).not.toBeNull();
  });
});
