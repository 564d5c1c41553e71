/** What each belief says of a round's stakes, beside what became of them. */
import type { Label, ObjectId, Picture } from '../heap/picture.ts';
import { BELIEF_IDS, type BeliefId, type Reason } from './belief.ts';
import { BELIEFS } from './beliefs.ts';
import { livingObjects, trueSurvivors } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';

/** A belief about one stake. */
export interface Prediction {
  readonly stake: Label;
  /** Whether it lived in the end. */
  readonly truth: boolean;
  /** Whether it would have lived if the belief were true. */
  readonly belief: boolean;
  /**
   * Where the two differ: which matter it is, counted from 0. Objects of whose fate the belief is wrong and that refer
   * to one another are one matter, since who thinks it through does so once. Null where belief and truth agree.
   */
  readonly matter: number | null;
  /** Where the two differ: the line or name that shows it, if one does. */
  readonly reason: Reason | null;
}

export type Predictions = Readonly<Record<BeliefId, readonly Prediction[]>>;

/** What every belief says of the round's stakes, in their order. Leaves the round's machine as it was. */
export function predict(round: ForecastRound): Predictions {
  const real = trueSurvivors(round);
  const picture = round.machine.picture();
  return Object.fromEntries(
    BELIEF_IDS.map((id) => [id, predictionsOf(id, round, picture, real)]),
  ) as unknown as Predictions;
}

function predictionsOf(
  id: BeliefId,
  round: ForecastRound,
  picture: Picture,
  real: ReadonlySet<ObjectId>,
): readonly Prediction[] {
  const ending = BELIEFS[id].play(round);
  const disputed = [...livingObjects(round.machine.heap)].filter((id) => ending.survivors.has(id) !== real.has(id));
  const matters = mattersOf(picture, new Set(disputed));
  return round.stakes.map((stake): Prediction => {
    const object = round.machine.objectOf(stake);
    const truth = round.truth[stake] === true;
    const belief = object === null ? truth : ending.survivors.has(object);
    const matter = object === null || belief === truth ? null : (matters.get(object) ?? null);
    return {
      stake,
      truth,
      belief,
      matter,
      reason: matter === null || object === null ? null : ending.reasonFor(object),
    };
  });
}

/** Numbers the groups of disputed objects that references of any kind tie together, in order of making. */
function mattersOf(picture: Picture, disputed: ReadonlySet<ObjectId>): ReadonlyMap<ObjectId, number> {
  const ties = new Map([...disputed].map((id): [ObjectId, ObjectId[]] => [id, []]));
  for (const { id, slots } of picture.objects) {
    for (const { to } of slots) {
      if (!('object' in to) || !disputed.has(id) || !disputed.has(to.object)) continue;
      ties.get(id)?.push(to.object);
      ties.get(to.object)?.push(id);
    }
  }
  const matters = new Map<ObjectId, number>();
  let matter = 0;
  for (const start of [...disputed].sort((a, b) => a - b)) {
    if (matters.has(start)) continue;
    const group = new Set([start]);
    // a set is walked in order of insertion, additions included
    for (const member of group) for (const other of ties.get(member) ?? []) group.add(other);
    for (const member of group) matters.set(member, matter);
    matter++;
  }
  return matters;
}
