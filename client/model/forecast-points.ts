import type { Label } from '../../shared/heap/picture.ts';
import { forecastPoints } from '../../shared/match/scoring.ts';

/** What a forecast of `percent` on one stake would be worth, were it the only one: if it lives, and if it dies. */
export function pointsFor(percent: number): { readonly lives: number; readonly dies: number } {
  const stake: Label = '#1';
  const facts = { generation: null, reachableFromName: false, finalizerRan: false, witnessed: false };
  const worth = (alive: boolean) => forecastPoints([stake], { [stake]: percent }, { [stake]: { alive, ...facts } });
  return { lives: worth(true), dies: worth(false) };
}
