/** What shows that a belief is wrong: for now the prepared lecture on its topic, as a program to be tried. */
import type { BeliefId } from '../../../shared/beliefs/belief.ts';
import { BELIEFS } from '../../../shared/beliefs/beliefs.ts';
import type { PreparedLecture } from '../../../shared/lecture/prepared-lecture.ts';
import type { Bilingual } from '../../../shared/match/scenario.ts';
import type { Topic } from '../../../shared/match/topics.ts';
import { fragmentOf } from '../sandbox/sandbox-link.ts';

export interface Treatment {
  /** The stable key: whatever teaches the topic treats the belief. */
  readonly topic: Topic;
  readonly title: Bilingual;
  /** Where to see it. */
  readonly href: string;
}

/** The first of the lectures that is about the belief's topic before all else; null where none is. */
export function treatmentOf(belief: BeliefId, lectures: readonly PreparedLecture[]): Treatment | null {
  const topic = BELIEFS[belief].treatedBy;
  const lecture = lectures.find(({ teaches }) => teaches[0] === topic);
  if (lecture === undefined) return null;
  const { title, runtime, script } = lecture;
  const lines = script.steps.flatMap((step) => (step.type === 'line' ? [step.text] : []));
  return { topic, title, href: `/sandbox#${fragmentOf({ runtime, lines })}` };
}
