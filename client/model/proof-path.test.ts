import { describe, expect, it } from 'vitest';
import type { Label } from '../../shared/heap/picture.ts';
import { HeapWays } from '../../shared/match/heap-ways.ts';
import type { Proof } from '../../shared/match/proof.ts';
import { proofSaying } from '../../shared/match/proof-sayings.ts';
import { edgesOf } from '../arena/edges.ts';
import { proofPath } from './proof-path.ts';
import { pictureAfter } from './scripted-match.ts';

/** The proof that #1 lives, after these lines. */
function proofOf(...lines: readonly string[]) {
  const picture = pictureAfter(...lines);
  const ways = new HeapWays(picture);
  const object = ways.labelled('#1' as Label);
  const way = object === null ? null : ways.fromRoots(object.id);
  if (way === null) throw new Error('nothing holds #1');
  const proof: Proof = { label: '#1' as Label, type: 'reachable', way };
  return { saying: proofSaying(proof, String), path: proofPath(proof), picture };
}

describe('why something lives that only a hidden root holds', () => {
  it.each([
    [['0: local.x = Node()'], 'proof.local', '`local` → `.x` #1'],
    [['0: Member()'], 'proof.members', '`Member.members` → `list` → `[0]` #1'],
    [['0: park(Node())'], 'proof.thread', '`park()` → `frame` → `f_locals` #1'],
    [
      ['0: log_error(Node())'],
      'proof.logs',
      '`logs` → `list` → `[0]` `LogRecord` → `.exc_info` `tuple` → `[2]` `traceback` → `tb_frame` `frame` → `f_locals` #1',
    ],
    [
      ['0: n = Node()', 'g: shelf = [None]', '0: shelf[0] = n', '0: del n'],
      'proof.reachable',
      '`shelf` → #2 → `[0]` #1',
    ],
    [['0: n = Node()'], 'proof.reachable', '`n` → #1'],
  ])('%j', (lines, key, way) => {
    const { saying } = proofOf(...lines);
    expect(saying.key).toBe(key);
    expect(saying.params?.way).toBe(way);
  });

  it.each([[['0: local.x = Node()']], [['0: Member()']], [['0: park(Node())']], [['0: log_error(Node())']]])(
    'the arena can draw the way from the rim: %j',
    (lines) => {
      const { path, picture } = proofOf(...lines);
      const [first] = path?.objects ?? [];
      const start = path?.from ?? null;
      const drawn = edgesOf(picture).some(
        ({ from, to }) =>
          from.type === 'name' && from.name === start?.name && from.frame === start.frame && to === first,
      );
      expect(drawn).toBe(true);
    },
  );
});
