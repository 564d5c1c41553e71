/** What the arena shows of a match at a moment: a pure function of the model, the guide, and what the reader points at. */
import type { Label, ObjectId, Picture } from '../../shared/heap/picture.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { tokensAt } from '../../shared/match/tokens.ts';
import type { ArenaFrame, ArenaPath, ArenaView, Mark } from '../arena/arena.ts';
import type { Beat } from './beat.ts';

export interface SceneInput {
  readonly state: MatchState;
  readonly picture: Picture;
  /** Whose eyes these are; null: a spectator's or a replay's. */
  readonly seat: Seat | null;
  readonly connected: ReadonlySet<Seat>;
  /** The guide's beat, when the guide is what is watched. */
  readonly beat: Beat | null;
  /** Match time in ms. */
  readonly at: number;
  readonly selected: ObjectId | null;
  readonly focused: ObjectId | null;
  readonly path: ArenaPath | null;
}

/** Everything that is drawn. */
export function sceneOf(input: SceneInput): ArenaView {
  const { state, beat, path } = input;
  const picture = beat?.picture ?? input.picture;
  return {
    picture,
    frames: framesOf(input),
    marks: marksOf(input, picture),
    gcRefs: beat?.gcRefs ?? null,
    subtracted: beat?.subtracted ?? [],
    truck: { takes: state.round?.scenario.truck ?? 2, at: beat?.truck ?? (isTruckGone(state) ? 'gone' : 'waiting') },
    paths: path === null ? [] : [path],
  };
}

/** Own frame first, then the others in seat order. */
function framesOf({ state, seat, connected, beat, at }: SceneInput): readonly ArenaFrame[] {
  const gone = framesGone(state);
  const showsTokens = state.stage.type === 'phase' && state.stage.phase === 'build';
  const playing = state.seats.filter(({ forecaster }) => !forecaster);
  const frames = playing.map(({ player, tokens }): ArenaFrame => {
    const own = player.seat === seat;
    const { settings } = state.header;
    return {
      frame: player.seat,
      title: player.name,
      colour: player.seat % 8,
      own,
      tokens: showsTokens ? { have: tokensAt(tokens, at, settings), most: settings.tokensAtMost } : null,
      returned: beat === null ? gone : beat.returned.includes(player.seat),
      connected: player.kind !== 'person' || connected.has(player.seat),
    };
  });
  const shared: ArenaFrame = {
    frame: 'globals',
    title: '',
    colour: null,
    own: false,
    tokens: null,
    returned: false,
    connected: true,
  };
  return [...frames.filter(({ own }) => own), ...frames.filter(({ own }) => !own), shared];
}

function framesGone({ stage }: MatchState): boolean {
  if (stage.type === 'finished') return true;
  return stage.type === 'phase' && (stage.phase === 'bell' || stage.phase === 'collect' || stage.phase === 'reveal');
}

function isTruckGone({ stage }: MatchState): boolean {
  if (stage.type === 'finished') return true;
  return stage.type === 'phase' && (stage.phase === 'collect' || stage.phase === 'reveal');
}

function marksOf(input: SceneInput, picture: Picture): ReadonlyMap<ObjectId, readonly Mark[]> {
  const { state, seat, beat, selected, focused } = input;
  const marks = new Map<ObjectId, Mark[]>();
  const mark = (id: ObjectId, name: Mark): void => {
    const there = marks.get(id);
    if (there === undefined) marks.set(id, [name]);
    else if (!there.includes(name)) there.push(name);
  };
  const byLabel = new Map(picture.objects.flatMap(({ id, label }) => (label === null ? [] : [[label, id] as const])));
  const markLabel = (label: Label, name: Mark): void => {
    const id = byLabel.get(label);
    if (id !== undefined) mark(id, name);
  };

  for (const stake of state.round?.stakes ?? []) markLabel(stake, 'stake');
  for (const { player, contracts } of state.seats) {
    if (player.seat === seat) for (const { object } of contracts) markLabel(object, 'contract');
  }
  if (beat !== null) for (const [id, name] of beat.marks) mark(id, name);
  else if (isTruckGone(state)) for (const stake of state.round?.stakes ?? []) markLabel(stake, 'survived');
  if (selected !== null) mark(selected, 'selected');
  if (focused !== null) mark(focused, 'focused');
  return marks;
}
