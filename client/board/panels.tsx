import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isNarrow } from '../app/preferences.ts';
import { t } from '../i18n.ts';
import '../styles/panels.css';

export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly content: () => ComponentChildren;
}

/** Panels beside the heap, one at a time; where there is no room, sheets from below that can be put away. */
export function Panels(props: {
  readonly panels: readonly Panel[];
  readonly phase: string;
  readonly openFirst: boolean;
}): JSX.Element {
  const { panels, phase, openFirst } = props;
  const first = panels[0]?.id ?? null;
  const chosen = useSignal<string | null>(first);
  const narrow = isNarrow.value;
  useEffect(() => {
    chosen.value = narrow && !openFirst ? null : first;
  }, [phase, narrow]);
  const shown = panels.find(({ id }) => id === chosen.value) ?? (narrow ? null : (panels[0] ?? null));
  return narrow ? (
    <SheetPanels panels={panels} shown={shown} choose={(id) => (chosen.value = id)} />
  ) : (
    <TabPanels panels={panels} shown={shown} choose={(id) => (chosen.value = id)} />
  );
}

interface ShownProps {
  readonly panels: readonly Panel[];
  readonly shown: Panel | null;
  readonly choose: (id: string | null) => void;
}

function TabPanels({ panels, shown, choose }: ShownProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const now = panels.findIndex(({ id }) => id === shown?.id);
    const next = panels[(now + by + panels.length) % panels.length];
    if (next === undefined) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={t('panels.title')} ref={list} onKeyDown={onKeyDown}>
        {panels.map(({ id, title }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={id === shown?.id}
            aria-controls="tab-panel"
            tabIndex={id === shown?.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div
        id="tab-panel"
        class={`tab-panel tab-panel-${shown?.id ?? 'none'}`}
        role="tabpanel"
        aria-labelledby={shown === null ? undefined : `tab-${shown.id}`}
      >
        {shown?.content()}
      </div>
    </div>
  );
}

function SheetPanels({ panels, shown, choose }: ShownProps): JSX.Element {
  return (
    <div class="sheets">
      {shown !== null && (
        <section id="sheet" class={`sheet sheet-${shown.id}`} aria-label={shown.title}>
          {shown.content()}
        </section>
      )}
      <fieldset class="sheet-bar" aria-label={t('panels.title')}>
        {panels.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            class="sheet-button"
            aria-expanded={id === shown?.id}
            aria-controls="sheet"
            onClick={() => choose(id === shown?.id ? null : id)}
          >
            {title}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
