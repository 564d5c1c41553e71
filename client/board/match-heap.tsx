import { computed } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../i18n.ts';
import { viewTable } from '../model/gestures/table-view.ts';
import { previewLine } from '../model/line-preview.ts';
import { type HeapView, HeapViewProvider, type Voice } from './heap-view.ts';
import { type MatchView, MatchViewProvider, phaseOf } from './match-view.ts';

/** Puts a match around its parts, and its heap around those that only know heaps. */
export function MatchProvider(props: { readonly value: MatchView; readonly children: ComponentChildren }): JSX.Element {
  const heap = useMemo(() => heapOf(props.value), [props.value]);
  return (
    <MatchViewProvider value={props.value}>
      <HeapViewProvider value={heap}>{props.children}</HeapViewProvider>
    </MatchViewProvider>
  );
}

function heapOf(view: MatchView): HeapView {
  const { model, stage, seat } = view;
  return {
    stage,
    picture: model.picture,
    guide: model.guide,
    watching: model.watching,
    frames: computed(() => {
      const players = model.state.value.seats
        .filter(({ forecaster }) => !forecaster)
        .map(({ player }) => ({ frame: player.seat, name: player.name }));
      const shared = { frame: 'globals' as const, name: t('arena.shared-names') };
      const isOwn = ({ frame }: { readonly frame: number }): boolean => frame === seat.value;
      return [...players.filter(isOwn), shared, ...players.filter((player) => !isOwn(player))];
    }),
    voice: voiceIn(view),
  };
}

function voiceIn({ model, seat, now, play }: MatchView): Voice | null {
  if (play === null) return null;
  const isForecaster = (): boolean =>
    model.state.peek().seats.some(({ player, forecaster }) => player.seat === seat.peek() && forecaster);
  return {
    composer: play.composer,
    table() {
      const own = seat.peek();
      const { round } = model.state.peek();
      return own === null || isForecaster() || round === null
        ? null
        : viewTable(model.picture.peek(), own, round.scenario.vocabulary);
    },
    canSay: () => phaseOf(model.state.peek()) === 'build' && !isForecaster(),
    isLegal(line) {
      const own = seat.peek();
      return own !== null && previewLine(model.state.peek(), own, line, now.peek()).refusal === null;
    },
  };
}
