import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What a part of a page needs that is loaded when it is first shown; null until it is there. */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const loaded = useSignal<{ readonly value: T } | null>(null);
  useEffect(() => {
    void load().then((value) => {
      loaded.value = { value };
    });
  }, []);
  return loaded.value?.value ?? null;
}
