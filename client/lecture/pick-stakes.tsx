import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Label, Picture } from '../../shared/heap/picture.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../i18n.ts';
import type { AskHost } from './ask-host.ts';
import { HeapDrawing } from './heap-drawing.tsx';

/** As the protocol has it. */
const MOST_STAKES = 10;

/** Stakes picked on the heap; without any, those that split best. */
export function PickStakes(props: {
  readonly picture: Picture;
  readonly ask: AskHost;
  readonly cancel: () => void;
}): JSX.Element {
  const { picture, ask, cancel } = props;
  const picked = useSignal<ReadonlySet<Label>>(new Set());
  const alive = new Set(picture.objects.flatMap(({ label }) => label ?? []));
  const chosen = [...picked.value].filter((label) => alive.has(label));
  const toggle = (label: Label): void => {
    const next = new Set(chosen);
    if (!next.delete(label) && next.size < MOST_STAKES) next.add(label);
    picked.value = next;
  };
  return (
    <section class="stack" aria-label={t('hall.ask')}>
      <p class="help">{t('hall.pick-help')}</p>
      <HeapDrawing picture={picture} marked={new Set(chosen)} onPick={toggle} />
      <div class="host-steps">
        <button
          type="button"
          class="button primary"
          onClick={() => void ask({ do: 'open-checkpoint', stakes: chosen.length === 0 ? null : chosen })}
        >
          <Icon name="flag" />
          {chosen.length === 0 ? t('hall.ask-best') : t('hall.ask-about', { stakes: chosen })}
        </button>
        <button type="button" class="button quiet" onClick={cancel}>
          {t('hall.cancel')}
        </button>
      </div>
    </section>
  );
}
