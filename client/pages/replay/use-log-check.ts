import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fetchServerKey } from '../../app/api.ts';
import type { LogCheck } from './open-log.ts';

/** What is known of a log that is shown. */
interface CheckedLog {
  /** Null until it has been verified. */
  readonly check: LogCheck | null;
  /** The key of this server, in hex; null until it has said so, and where it is out of reach. */
  readonly serverKey: string | null;
}

/** Verifies a log, and asks the server for its key. */
export function useLogCheck<T>(log: T, checkOf: (log: T) => LogCheck): CheckedLog {
  const check = useSignal<LogCheck | null>(null);
  const serverKey = useSignal<string | null>(null);
  useEffect(() => {
    // verifying takes a moment, and the first picture should not wait for it
    const timer = setTimeout(() => {
      check.value = checkOf(log);
    }, 60);
    return () => clearTimeout(timer);
  }, [log]);
  useEffect(() => {
    void fetchServerKey().then((found) => {
      if (found.type === 'ok') serverKey.value = found.value;
    });
  }, []);
  return { check: check.value, serverKey: serverKey.value };
}
