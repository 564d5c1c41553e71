import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { IconButton } from '../components/icon-button.tsx';
import { t } from '../i18n.ts';
import { PLAYBACK_SPEEDS, type Playback } from '../model/playback.ts';
import '../styles/playback.css';
import '../styles/slider.css';

/** What the controls are called: it depends on what a step is. */
export interface PlaybackWords {
  readonly title: string;
  readonly back: string;
  readonly step: string;
  readonly scrub: string;
  /** Where the cursor stands, for who cannot see the slider. */
  readonly position: string;
}

/** Play, step, scrub. `marks` lie under the slider; `children` stand beside it. */
export function PlaybackBar(props: {
  readonly playback: Playback;
  readonly words: PlaybackWords;
  readonly marks?: ComponentChildren;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { playback, words, marks, children } = props;
  const cursor = playback.cursor.value;
  useEffect(() => listenToKeys(playback), [playback]);
  return (
    <section class="replay-bar" aria-label={words.title}>
      <div class="replay-buttons">
        <IconButton icon="back" label={words.back} onClick={() => playback.back()} />
        {playback.playing.value ? (
          <IconButton icon="pause" label={t('guide.pause')} onClick={() => playback.pause()} />
        ) : (
          <IconButton icon="play" label={t('guide.play')} onClick={() => playback.play()} />
        )}
        <IconButton icon="step" label={words.step} onClick={() => playback.step()} />
        <label class="replay-speed">
          <span class="visually-hidden">{t('replay.speed')}</span>
          <select
            value={playback.speed.value}
            onChange={(event) => {
              playback.speed.value = Number(event.currentTarget.value);
            }}
          >
            {PLAYBACK_SPEEDS.map((speed) => (
              <option key={speed} value={speed}>{`${speed}×`}</option>
            ))}
          </select>
        </label>
      </div>
      <div class="scrub">
        <input
          type="range"
          min={0}
          max={playback.length}
          value={cursor}
          aria-label={words.scrub}
          aria-valuetext={words.position}
          style={{ '--percent': `${(cursor / Math.max(1, playback.length)) * 100}%` }}
          onInput={(event) => playback.seek(event.currentTarget.valueAsNumber)}
        />
        {marks}
      </div>
      {children}
    </section>
  );
}

/** Space plays and pauses, arrows step, Home and End jump, the brackets change the speed. */
function listenToKeys(playback: Playback): () => void {
  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => (playback.playing.peek() ? playback.pause() : playback.play()),
    ArrowRight: () => playback.step(),
    ArrowLeft: () => playback.back(),
    Home: () => playback.seek(0),
    End: () => playback.seek(playback.length),
    '[': () => changeSpeed(playback, -1),
    ']': () => changeSpeed(playback, 1),
  };
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    const elsewhere =
      target instanceof Element &&
      target.closest('input, select, button, textarea, [role=tab], .outline, [contenteditable]') !== null;
    const run = keys[event.key];
    if (elsewhere || run === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function changeSpeed(playback: Playback, by: number): void {
  const now = PLAYBACK_SPEEDS.indexOf(playback.speed.peek() as (typeof PLAYBACK_SPEEDS)[number]);
  playback.speed.value = PLAYBACK_SPEEDS[Math.max(0, Math.min(PLAYBACK_SPEEDS.length - 1, now + by))] ?? 1;
}
