import { describe, expect, it } from 'vitest';
import { proveCheckpoint } from '../../shared/lecture/prove-checkpoint.ts';
import { proofSaying } from '../../shared/match/proof-sayings.ts';
import { LectureRoom } from './lecture-room.ts';
import { shippedLectures } from './shipped-lectures.ts';

describe('the proofs at a reveal', () => {
  it('say of what nothing reaches that it waits, and of the dead which line did it', () => {
    const room = new LectureRoom();
    room.line('a = Node()').line('a.next = a').line('b = Node()').line('keep = Node()').line('gc.collect(0)');
    room.line('c = Node()').line('c.next = c').line('d = Node()').line('d.next = d');
    room.ask({ type: 'open-checkpoint', stakes: ['#1', '#2', '#3', '#4', '#5'] });
    room.ask({ type: 'close-forecasts' });
    room.line('del a').line('del b').line('del d').line('gc.collect(0)').line('del c');
    room.ask({ type: 'reveal' });
    const [checkpoint] = room.state.checkpoints;
    const proofs = checkpoint === undefined ? [] : proveCheckpoint(room.state, checkpoint);
    expect(proofs).toMatchObject([
      { label: '#1', type: 'uncollected', generation: 1 },
      { label: '#2', type: 'dropped', line: { text: 'del b' } },
      { label: '#3', type: 'reachable' },
      { label: '#4', type: 'uncollected', generation: 1 },
      { label: '#5', type: 'collected', line: { text: 'gc.collect(0)' }, generation: 0 },
    ]);
    expect(proofs.map((proof) => proofSaying(proof, () => 'the lecturer').key)).toEqual([
      'proof.uncollected',
      'proof.dropped',
      'proof.reachable',
      'proof.uncollected',
      'proof.collected-alone',
    ]);
  });

  it.each(shippedLectures())('there is one for every stake of $id', ({ text }) => {
    const room = new LectureRoom(text);
    let revealed = 0;
    for (let said = ''; said !== 'script-over'; ) {
      said = room.ask({ type: 'next' });
      const checkpoint = room.state.checkpoints.at(-1);
      if (!said.includes('checkpoint-revealed') || checkpoint === undefined) continue;
      revealed++;
      expect(proveCheckpoint(room.state, checkpoint).map(({ label }) => label)).toEqual(checkpoint.stakes);
    }
    expect(revealed).toBe(room.state.checkpoints.length);
  });
});
