/** A lecture as one JSON document: what a program that counts things wants. README.md beside this file says what each key holds. */
import type { ToldCheckpoint, ToldLecture } from './told-lecture.ts';
import { saidAbout } from './told-lecture.ts';
import { secondsOf } from './told-match.ts';

/** Goes up when a key changes its meaning or is gone; a new key is no new version. */
const FORMAT = 'garbage-day-lecture-export/1';

/** The file. */
export function lectureJson(lecture: ToldLecture): string {
  return `${JSON.stringify(documentOf(lecture), null, 2)}\n`;
}

function documentOf({ header, finished, lines, checkpoints }: ToldLecture) {
  const { lecture, createdAt, engine, runtime, title } = header;
  return {
    format: FORMAT,
    lecture,
    title,
    createdAt,
    engine,
    runtime,
    finished,
    lines: lines.map(({ seq, at, text, answer, events }) => ({
      seq,
      seconds: secondsOf(at),
      line: text,
      answer: answer ?? null,
      freed: events.flatMap((event) => (event.type === 'died' && event.label !== null ? [event.label] : [])),
      said: events.flatMap((event) => (event.type === 'logged' ? [event.text] : [])),
    })),
    checkpoints: checkpoints.map(checkpointDocument),
  };
}

function checkpointDocument(checkpoint: ToldCheckpoint, index: number) {
  const { openedSeq, at, ahead, stakes, distributions, revealed, proofs } = checkpoint;
  return {
    checkpoint: index + 1,
    seq: openedSeq,
    seconds: secondsOf(at),
    ahead,
    stakes: stakes.map((object) => ({
      object,
      alive: revealed?.alive[object] ?? null,
      why: proofs.find(({ label }) => label === object)?.type ?? null,
      forecasts: saidAbout(checkpoint, object),
    })),
    shown: { first: distributions[1], second: distributions[2] },
    scores: revealed?.scores ?? [],
    gain: revealed?.gain ?? null,
    points: [...(revealed?.points ?? [])]
      .sort(([one], [other]) => one - other)
      .map(([student, points]) => ({ student, points })),
  };
}
