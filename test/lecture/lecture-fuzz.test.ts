/** Lectures of hosts and classes who do anything at any time: the rules hold, the log holds, and nobody sees more than is theirs. */
import { describe, expect, it } from 'vitest';
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import { evolveLecture, startLecture } from '../../shared/lecture/evolve-lecture.ts';
import { formatLecture } from '../../shared/lecture/lecture-log.ts';
import { checkpointOn, type LectureState } from '../../shared/lecture/state.ts';
import { verifyLecture } from '../../shared/lecture/verify-lecture.ts';
import {
  type LectureViewer,
  viewLecture,
  viewLectureEntry,
  viewLectureHeader,
} from '../../shared/lecture/view-lecture.ts';
import { type Random, randomFor } from '../../shared/match/random.ts';
import { REFUSAL_CODES } from '../../shared/match/refusals.ts';
import { LectureRoom } from './lecture-room.ts';
import { shippedLectures } from './shipped-lectures.ts';

const LINES = [
  ...[
    'a = Node()',
    'b = [a, Loud()]',
    'c = Phoenix()',
    'a.next = a',
    'b[0] = c',
    'del a',
    'del b',
    'c = None',
    'del c',
  ],
  ...['gc.collect()', 'gc.collect(0)', 'graveyard.clear()', 'w = weakref.ref(a, watcher)', 'q = zz', 'if', '', '1'],
];

function anyCommand(random: Random, state: LectureState): LectureCommand {
  const stakes = checkpointOn(state)?.stakes ?? ['#1'];
  const some = stakes.filter(() => random.below(3) > 0);
  return random.pick<() => LectureCommand>([
    ...Array(6).fill(() => ({ type: 'next' })),
    ...Array(3).fill(() => ({ type: 'run-line', text: random.pick(LINES) })),
    ...Array(12).fill(() => ({
      type: 'forecast',
      student: 1 + random.below(6),
      values: Object.fromEntries(some.map((stake) => [stake, random.below(20) === 0 ? 100 : 1 + random.below(99)])),
    })),
    () => ({ type: 'skip' }),
    () => ({ type: 'open-checkpoint', stakes: null }),
    () => ({ type: 'open-checkpoint', stakes: random.shuffle(state.machine.labels()).slice(0, 1 + random.below(4)) }),
    () => ({ type: 'open-checkpoint', stakes: ['#1', '#99'] }),
    () => ({ type: 'close-forecasts' }),
    () => ({ type: 'show-distribution' }),
    () => ({ type: 'open-peer' }),
    () => ({ type: 'reveal' }),
  ])();
}

function lectureOf(seed: string): LectureRoom {
  const random = randomFor(seed, 'lecture fuzz');
  const lectures = shippedLectures();
  const chosen = lectures[random.below(lectures.length + 1)];
  const room = new LectureRoom(chosen?.text ?? '');
  for (let step = 0; step < 150; step++) {
    room.now += random.below(2000);
    const said = room.ask(anyCommand(random, room.state));
    if (!said.includes('-') && said !== '') expect(REFUSAL_CODES).toContain(said);
  }
  room.ask({ type: 'finish' });
  return room;
}

/** Without its place in the list, which a viewer's own list has others of. */
const seen = ({ machine, seq: _, at: __, header: ___, ...state }: LectureState) => ({
  ...state,
  digest: machine.digest(),
});

const VIEWERS: readonly LectureViewer[] = [{ student: 2 }, { student: 99 }, 'screen', 'host', 'everything'];

describe.each(Array.from({ length: 16 }, (_, index) => `lecture ${index}`))('a lecture of the seed %s', (seed) => {
  const room = lectureOf(seed);

  it('has a log that holds', () => {
    const verdict = verifyLecture(formatLecture(room.log()));
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && [...verdict.summary.points]).toEqual([...room.state.points]);
  });

  it('is in the eyes of each viewer what their entries fold to, at every moment', () => {
    for (const viewer of VIEWERS) {
      let whole = startLecture(room.header);
      let own = startLecture(viewLectureHeader(room.header, viewer));
      for (const entry of room.entries) {
        whole = evolveLecture(whole, entry);
        const view = viewLectureEntry(entry, viewer);
        if (view !== null) own = evolveLecture(own, JSON.parse(JSON.stringify(view)) as LectureEntry);
        expect(seen(own)).toEqual(seen(viewLecture(whole, viewer)));
      }
    }
  });

  it('tells nobody what another has said, before it is shown in sum', () => {
    // others say something else: until a distribution is shown, nobody who looks on can tell
    const changed = room.entries.map((entry) =>
      entry.type === 'forecast-made' && entry.by !== 2
        ? { ...entry, values: Object.fromEntries(Object.keys(entry.values).map((stake) => [stake, 33])) }
        : entry,
    );
    const inSum = new Set(['distribution-shown', 'checkpoint-revealed']);
    for (const viewer of [{ student: 2 }, 'screen', 'host'] as const) {
      const view = (entries: readonly LectureEntry[]) =>
        entries.flatMap((entry) => (inSum.has(entry.type) ? [] : (viewLectureEntry(entry, viewer) ?? [])));
      expect(view(changed as readonly LectureEntry[])).toEqual(view(room.entries));
    }
    const texts = room.entries.flatMap((entry) => viewLectureEntry(entry, { student: 2 }) ?? []);
    expect(texts.filter((entry) => entry.type === 'forecast-made').every(({ by }) => by === 2)).toBe(true);
  });
});

it('shows the script to hosts alone', () => {
  const { header } = new LectureRoom(['a = Node()', '# forecast', 'del a', '# reveal']);
  const shown = (viewer: LectureViewer) => JSON.stringify(viewLectureHeader(header, viewer));
  expect(shown('host')).toContain('del a');
  expect(shown('screen')).not.toContain('del a');
  expect(shown({ student: 1 })).not.toContain('del a');
});
