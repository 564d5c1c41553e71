import type { RuntimeId } from '../heap/runtime.ts';
import type { Truck } from './settings.ts';

/** How a scenario is played otherwise than it says; null: as it says. */
export interface ScenarioVariant {
  readonly runtime: RuntimeId | null;
  readonly truck: Truck | null;
}

/**
 * The scenario's text with other values in its fields `runtime` and `truck`, so that a log that holds it needs nothing
 * beside it. Whether its lines run on that runtime, reading it tells.
 */
export function withVariant(text: string, { runtime, truck }: ScenarioVariant): string {
  return replaceField(replaceField(text, 'runtime', runtime), 'truck', truck);
}

function replaceField(text: string, key: string, value: string | number | null): string {
  return value === null ? text : text.replace(new RegExp(`^(#\\s*${key}\\s*:\\s*).*$`, 'm'), `$1${value}`);
}
