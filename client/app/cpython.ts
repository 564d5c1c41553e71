/** Real CPython in a worker of this page: nothing of it is loaded before it is asked. */
import type { RefereeNews, RefereePort } from '../model/cpython/referee-port.ts';

let worker: Worker | null = null;

/** One CPython a page; whoever asks anew interrupts. Once loaded it stays for the next question. */
export const cpython: RefereePort = {
  ask(program, onNews) {
    worker ??= new Worker(new URL('./cpython-worker.ts', import.meta.url), { type: 'module', name: 'cpython' });
    const asked = worker;
    let isOver = false;
    const onMessage = ({ data }: MessageEvent<RefereeNews>): void => {
      onNews(data);
      if (data.type === 'done' || data.type === 'failed') end();
    };
    // the worker's own file could not be had, or not be run
    const onError = (event: ErrorEvent): void => {
      end();
      forget(asked);
      onNews({ type: 'failed', code: 'unreachable', message: event.message ?? '' });
    };
    const end = (): void => {
      isOver = true;
      asked.removeEventListener('message', onMessage);
      asked.removeEventListener('error', onError);
    };
    asked.addEventListener('message', onMessage);
    asked.addEventListener('error', onError);
    asked.postMessage(program);
    return () => {
      if (isOver) return;
      end();
      forget(asked);
    };
  },
};

/** A Python in the middle of something cannot be told to stop: it goes, and the next question starts another. */
function forget(one: Worker): void {
  one.terminate();
  if (worker === one) worker = null;
}
