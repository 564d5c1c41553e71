import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n.ts';

/** A part of a page that is loaded when it is first shown. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return function Lazy(props: P): JSX.Element {
    const state = useSignal<{ readonly part: ComponentType<P> | null; readonly isFailed: boolean }>({
      part: null,
      isFailed: false,
    });
    useEffect(() => {
      let gone = false;
      load().then(
        (part) => {
          if (!gone) state.value = { part, isFailed: false };
        },
        () => {
          if (!gone) state.value = { part: null, isFailed: true };
        },
      );
      return () => {
        gone = true;
      };
    }, []);
    const { part: Part, isFailed } = state.value;
    if (Part !== null) return <Part {...props} />;
    return (
      <p class="loading" aria-busy={!isFailed}>
        {t(isFailed ? 'app.failed' : 'app.loading')}
      </p>
    );
  };
}
