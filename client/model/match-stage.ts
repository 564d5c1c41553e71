import type { ReadonlySignal } from '@preact/signals';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchModel } from './match-model.ts';
import { sceneOf } from './scene.ts';
import { Stage } from './stage.ts';

export interface MatchStageOptions {
  readonly model: MatchModel;
  readonly seat: ReadonlySignal<Seat | null>;
  readonly connected: ReadonlySignal<ReadonlySet<Seat>>;
  /** Match time in ms; only looked at when something else changes, or when whole tokens do. */
  readonly at: () => number;
  /** Changes whenever somebody's whole tokens may have. */
  readonly tick: ReadonlySignal<number>;
  /** 0 where nothing may move. */
  readonly speed: ReadonlySignal<number>;
}

/** The stage of a match, live or in a replay. */
export function openMatchStage({ model, seat, connected, at, tick, speed }: MatchStageOptions): Stage {
  const { guide, watching } = model;
  const stage = new Stage({
    scene: (pointed) => {
      tick.value;
      return sceneOf({
        ...pointed,
        state: model.state.value,
        picture: model.picture.value,
        seat: seat.value,
        connected: connected.value,
        beat: guide.value !== null && watching.value ? guide.value.beat.value : null,
        at: at(),
      });
    },
    guide,
    watching,
    speed,
  });
  model.listen(({ entry, lines }) => {
    if (entry.type !== 'moved') return;
    const events = lines.flatMap((line) => line.events);
    stage.tell({ events, by: entry.by === 'server' ? null : entry.by, line: entry.line });
  });
  return stage;
}
