/** Where a belief showed: a stake that it gets wrong, who took its side, and the line that shows why. */
import { BELIEF_IDS, type BeliefId } from '../beliefs/belief.ts';
import { type DisputedAnswer, sidesWithBelief } from '../beliefs/evidence.ts';
import type { Question } from './questions.ts';
import type { BeliefExample, ClassExample, ToldReason } from './session-report.ts';

/** Two show a belief well enough. */
const MOST_EXAMPLES = 2;

/** Those of each belief on whose side most answers were, in the order of the beliefs. */
export function classExamples(questions: readonly Question[]): ClassExample[] {
  const all = questions.flatMap(examplesIn).filter(({ sided }) => sided > 0);
  return BELIEF_IDS.flatMap((belief) =>
    all
      .filter((example) => example.belief === belief)
      .sort((one, other) => clarity(other) - clarity(one))
      .slice(0, MOST_EXAMPLES),
  );
}

/** Many answers before a few that agree, and a line before none. */
function clarity({ sided, answers, reason }: ClassExample): number {
  return sided + sided / answers + (reason === null ? 0 : 0.5);
}

function examplesIn(question: Question): ClassExample[] {
  return BELIEF_IDS.flatMap((belief) => {
    const said = question.answers.flatMap(({ evidence }) => evidence?.[belief].disputed ?? []);
    return question.stakes.flatMap(({ stake }): ClassExample[] => {
      const about = said.filter((answer) => answer.stake === stake);
      const [first] = about;
      if (first === undefined) return [];
      return [
        { ...exampleOf(question, belief, first), answers: about.length, sided: about.filter(sidesWithBelief).length },
      ];
    });
  });
}

/** One answer as an example. */
export function exampleOf(
  { round, table, checkpoint, names }: Question,
  belief: BeliefId,
  { stake, truth, reason }: DisputedAnswer,
): BeliefExample {
  const told: ToldReason | null =
    reason?.type === 'name-gone'
      ? { type: 'name-gone', player: names[reason.seat] ?? null, name: reason.name }
      : reason;
  return { round, table, checkpoint, belief, object: stake, alive: truth, reason: told };
}
