/** The program while the bell or the collector is being told: nobody should read the end beside the beginning. */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { MatchState, ProgramLine } from '../../shared/match/state.ts';
import type { Beat } from './beat.ts';

/** How far a story has been told. */
export interface Told {
  readonly beats: readonly Beat[];
  /** Index of the furthest beat that was shown. */
  readonly reached: number;
}

/**
 * The lines that have been told, with what they are known to have caused. In the bell a frame's return comes with its
 * beat; in the collection the truck's line gathers its events beat by beat, and its answer comes last. Everything is
 * there in other phases, and where nothing is told (`told` null).
 */
export function programSoFar({ stage, round }: MatchState, told: Told | null): readonly ProgramLine[] {
  const program = round?.program ?? [];
  const beat = told?.beats[told.reached];
  if (told === null || beat === undefined || stage.type !== 'phase' || told.reached === told.beats.length - 1)
    return program;
  if (stage.phase === 'bell')
    return program.filter(({ by }) => typeof by !== 'object' || beat.returned.includes(by.bell));
  if (stage.phase !== 'collect') return program;
  const events = told.beats.slice(0, told.reached + 1).flatMap((one) => one.events);
  return program.map((line) => (line.by === 'truck' ? begun(line, events) : line));
}

function begun({ seq, by, text, told }: ProgramLine, events: readonly HeapEvent[]): ProgramLine {
  return { seq, by, text, events, told };
}
