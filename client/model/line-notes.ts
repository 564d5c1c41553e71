/** What a line of the program caused, as the comments beside it. */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { Label } from '../../shared/heap/picture.ts';
import type { ProgramLine } from '../../shared/match/state.ts';
import type { Answer } from '../../shared/python/outcome.ts';
import type { Saying } from '../i18n.ts';

/**
 * The notes on a line, in reading order; none where nothing worth a word happened. `left`: the descriptors that it left
 * open though their wrappers died.
 */
export function notesOn(
  { answer, events }: Pick<ProgramLine, 'answer' | 'events'>,
  left: readonly number[] = [],
): readonly Saying[] {
  const notes: Saying[] = [];
  if (answer !== undefined && answer !== null)
    notes.push({ key: 'note.answer', params: { answer: answerText(answer) } });
  const logged = events.flatMap((event) =>
    event.type === 'logged' || event.type === 'printed' ? [`\`${event.text}\``] : [],
  );
  if (logged.length > 0) notes.push({ key: 'note.logged', params: { texts: logged } });
  for (const [cause, key] of [
    ['count', 'note.died-count'],
    ['collector', 'note.died-collector'],
  ] as const) {
    const objects = labelsOf(events, (event) => event.type === 'died' && event.cause === cause);
    if (objects.length > 0) notes.push({ key, params: { objects } });
  }
  if (left.length > 0) notes.push({ key: 'note.left-open', params: { count: left.length, numbers: left.join(', ') } });
  const resurrected = labelsOf(events, (event) => event.type === 'resurrected');
  if (resurrected.length > 0) notes.push({ key: 'note.resurrected', params: { objects: resurrected } });
  for (const event of events) {
    if (event.type === 'promoted' && event.objects.length > 0) {
      notes.push({ key: 'note.promoted', params: { count: event.objects.length, generation: event.to } });
    }
  }
  return notes;
}

function labelsOf(events: readonly HeapEvent[], which: (event: HeapEvent) => boolean): readonly Label[] {
  return events.filter(which).flatMap((event) => ('label' in event && event.label !== null ? [event.label] : []));
}

/** An answer as Python prints it. */
export function answerText(answer: Answer): string {
  if (answer === null) return 'None';
  if (typeof answer === 'boolean') return answer ? 'True' : 'False';
  if (typeof answer === 'object') return `[${answer.map(answerText).join(', ')}]`;
  return String(answer);
}
