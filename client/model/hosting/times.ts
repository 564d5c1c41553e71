/** How long the phases of a round last: a few choices, and exact seconds for whoever wants them. */
import { DEFAULT_SETTINGS } from '../../../shared/match/settings.ts';
import { type Activity, lengthOf, type TableActivity, UNTIMED_SECONDS } from '../../../shared/session/playlist.ts';

export type Times = TableActivity['times'];
export const TIMED_PHASES = [
  'briefingSeconds',
  'buildSeconds',
  'predictSeconds',
  'collectSeconds',
  'revealSeconds',
] as const satisfies readonly (keyof Times)[];

export const TIME_PRESETS = ['short', 'usual', 'long', 'untimed'] as const;
export type TimePreset = (typeof TIME_PRESETS)[number];

const USUAL: Times = {
  briefingSeconds: DEFAULT_SETTINGS.briefingSeconds,
  buildSeconds: DEFAULT_SETTINGS.buildSeconds,
  predictSeconds: DEFAULT_SETTINGS.predictSeconds,
  collectSeconds: DEFAULT_SETTINGS.collectSeconds,
  revealSeconds: DEFAULT_SETTINGS.revealSeconds,
};

/** `untimed`: the host ends each phase. */
export const PRESET_TIMES: Readonly<Record<TimePreset, Times>> = {
  short: { briefingSeconds: 15, buildSeconds: 60, predictSeconds: 40, collectSeconds: 20, revealSeconds: 40 },
  usual: USUAL,
  long: { briefingSeconds: 45, buildSeconds: 180, predictSeconds: 100, collectSeconds: 45, revealSeconds: 120 },
  untimed: {
    briefingSeconds: UNTIMED_SECONDS,
    buildSeconds: UNTIMED_SECONDS,
    predictSeconds: UNTIMED_SECONDS,
    collectSeconds: UNTIMED_SECONDS,
    revealSeconds: UNTIMED_SECONDS,
  },
};

/** Which choice these times are; null: none, they are exact. */
export function presetOf(times: Times): TimePreset | null {
  return (
    TIME_PRESETS.find((preset) => TIMED_PHASES.every((phase) => PRESET_TIMES[preset][phase] === times[phase])) ?? null
  );
}

/** What a playlist takes: the seconds of what is timed, and how many activities the host ends. */
export function lengthOfAll(activities: readonly Activity[]): { readonly seconds: number; readonly open: number } {
  const lengths = activities.map(lengthOf);
  return {
    seconds: lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0),
    open: lengths.filter((length) => length === null).length,
  };
}
