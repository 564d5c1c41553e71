import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from '../i18n.ts';
import { announcements } from '../model/announce.ts';
import { useMatch } from './match-view.ts';

/** What is read out stays in the page for so long, in ms, and only the last few. */
const STAYS_MS = 8000;
const MOST = 4;

/** Reads out what others do and what it causes. */
export function LiveRegion(): JSX.Element {
  const { model, seat } = useMatch();
  const said = useSignal<readonly { readonly id: number; readonly text: string }[]>([]);
  useEffect(() => {
    let next = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = model.listen((happening) => {
      for (const saying of announcements(happening, seat.peek())) {
        const id = next++;
        // backticks are marks for the eye
        said.value = [...said.value, { id, text: say(saying).replaceAll('`', '') }].slice(-MOST);
        const timer = setTimeout(() => {
          timers.delete(timer);
          said.value = said.value.filter((one) => one.id !== id);
        }, STAYS_MS);
        timers.add(timer);
      }
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [model]);
  return (
    <div class="visually-hidden" role="log" aria-live="polite">
      {said.value.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
