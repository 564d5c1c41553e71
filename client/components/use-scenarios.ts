import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fetchScenarios, type ScenarioRow } from '../app/sessions-api.ts';

/** The scenarios that the server can play; empty until it has said. */
export function useScenarios(): ReadonlySignal<readonly ScenarioRow[]> {
  const scenarios = useSignal<readonly ScenarioRow[]>([]);
  useEffect(() => {
    void fetchScenarios().then((found) => {
      if (found.type === 'ok') scenarios.value = found.value;
    });
  }, []);
  return scenarios;
}
