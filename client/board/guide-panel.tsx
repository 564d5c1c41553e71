import type { ComponentChildren, JSX } from 'preact';
import { IconButton } from '../components/icon-button.tsx';
import { Rich } from '../components/rich.tsx';
import { say, t } from '../i18n.ts';
import type { Guide } from '../model/guide.ts';
import { useHeap } from './heap-view.ts';
import '../styles/guide.css';

/** What the bell or the collector is doing, in words, and the viewer's own pace; `children`: how to go on from it. */
export function GuidePanel({ children }: { readonly children?: ComponentChildren }): JSX.Element | null {
  const { guide, watching } = useHeap();
  return guide.value === null || !watching.value ? null : <GuideOf guide={guide.value}>{children}</GuideOf>;
}

function GuideOf(props: { readonly guide: Guide; readonly children: ComponentChildren }): JSX.Element {
  const { guide } = props;
  const { stage } = useHeap();
  const beat = guide.beat.value;
  const stops = guide.beats.filter(({ stop }) => stop);
  const reached = guide.beats.slice(0, guide.index.value + 1).filter(({ stop }) => stop).length;
  const numbers = beat.gcRefs === null ? [] : [...beat.gcRefs];
  const names = new Map(beat.picture.objects.map(({ id, label }) => [id, label]));
  return (
    <section class="guide" aria-label={t('guide.title')}>
      <div class="guide-words" aria-live="polite">
        <p class="guide-step">
          <span>{t('guide.step', { step: Math.max(1, reached), steps: stops.length })}</span>
          {beat.source !== null && <code>{`${beat.source}()`}</code>}
        </p>
        <p class="guide-caption" tabIndex={-1} data-phase-heading>
          <Rich text={say(beat.caption)} />
        </p>
        {numbers.length > 0 && (
          <p class="visually-hidden">
            {numbers.map(([id, refs]) => `${names.get(id) ?? ''} gc_refs ${refs}`).join(', ')}
          </p>
        )}
      </div>
      <fieldset class="guide-controls" aria-label={t('guide.controls')}>
        <IconButton icon="back" label={t('guide.back')} onClick={() => guide.back()} />
        {guide.playing.value ? (
          <IconButton icon="pause" label={t('guide.pause')} onClick={() => guide.pause()} />
        ) : (
          <IconButton
            icon="play"
            label={guide.atEnd.value ? t('guide.again') : t('guide.play')}
            onClick={() => guide.play()}
          />
        )}
        <IconButton icon="step" label={t('guide.next')} onClick={() => guide.step()} />
        <button
          type="button"
          class="button small"
          onClick={() => guide.faster()}
          aria-label={t('guide.speed', { speed: guide.speed.value })}
        >
          {`${guide.speed.value}×`}
        </button>
        <IconButton
          icon="skip"
          label={t('guide.skip')}
          onClick={() => {
            guide.skip();
            stage.clear();
          }}
        />
      </fieldset>
      {props.children}
    </section>
  );
}
