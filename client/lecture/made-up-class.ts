/** A lecture in this page alone, with a class that is made up: for the gallery, and for tests of the model. */

import { distributionOf } from '../../shared/lecture/checkpoint-scores.ts';
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import { decideLecture, stampLecture } from '../../shared/lecture/decide-lecture.ts';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import { evolveLecture, startLecture } from '../../shared/lecture/evolve-lecture.ts';
import { LECTURE_FORMAT, type LectureHeader } from '../../shared/lecture/header.ts';
import { scriptOf } from '../../shared/lecture/script-of.ts';
import { checkpointOn, type LectureState, openPass } from '../../shared/lecture/state.ts';
import { type LectureViewer, viewLectureEntry, viewLectureHeader } from '../../shared/lecture/view-lecture.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { readMove } from '../../shared/match/lines.ts';
import { randomFor } from '../../shared/match/random.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { LectureMessage } from '../../shared/protocol/lecture-messages.ts';

export class MadeUpClass {
  readonly header: LectureHeader;
  readonly entries: LectureEntry[] = [];
  state: LectureState;
  readonly #random = randomFor('a class', 'forecasts');

  constructor(script: string, title = 'Two who hold each other') {
    this.header = {
      format: LECTURE_FORMAT,
      engine: ENGINE_VERSION,
      lecture: 'made-up',
      createdAt: '2026-01-01T00:00:00.000Z',
      runtime: '3.15',
      title,
      script,
      publicKey: '',
    };
    this.state = startLecture(this.header);
  }

  /** Does it, and gives what everybody hears of it. */
  ask(command: LectureCommand): Result<readonly LectureEntry[]> {
    const decided = decideLecture(this.state, command, scriptOf(this.header));
    if (!decided.ok) return decided;
    const entries = stampLecture(this.state, decided.value, 0);
    for (const entry of entries) this.state = evolveLecture(this.state, entry);
    this.entries.push(...entries);
    return { ok: true, value: entries };
  }

  /** So many students forecast; after talking they are nearer to the truth. */
  forecast(students: number): void {
    const checkpoint = checkpointOn(this.state);
    const pass = openPass(this.state);
    if (checkpoint === null || pass === null) return;
    const after = this.state.machine.fork();
    for (const line of checkpoint.ahead) {
      const parsed = readMove(line);
      if (parsed.ok) after.run(parsed.code);
    }
    for (let student = 2; student < students + 2; student++) {
      const values = Object.fromEntries(
        checkpoint.stakes.map((stake) => {
          const leans = after.isAlive(stake) ? (pass === 2 ? 78 : 45) : pass === 2 ? 22 : 50;
          const spread = pass === 2 ? 40 : 90;
          return [stake, Math.round(Math.min(99, Math.max(1, leans + (this.#random.next() - 0.5) * spread)))];
        }),
      );
      this.ask({ type: 'forecast', student, values });
    }
  }

  /** What somebody who comes now is told. */
  view(viewer: LectureViewer): LectureMessage {
    const seen = this.entries.flatMap((entry) => viewLectureEntry(entry, viewer) ?? []);
    const own = seen.filter(({ type }) => type === 'forecast-made');
    const entries = seen.filter(({ type }) => type !== 'forecast-made');
    return { t: 'lecture', lecture: { header: viewLectureHeader(this.header, viewer), entries, own } };
  }

  progress(students: number, forHost: boolean): LectureMessage {
    const checkpoint = checkpointOn(this.state);
    const pass = openPass(this.state) ?? 1;
    const forecasts = checkpoint?.forecasts[pass].size ?? 0;
    const distribution = forHost && checkpoint !== null ? { distribution: distributionOf(checkpoint, pass) } : {};
    return { t: 'lecture-progress', forecasts, students, ...distribution };
  }
}
