/** Who may do what at a table, and when. What a match allows in which phase, the match itself decides. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { TableStage } from './table-record.ts';
import type { TableRequest } from './table-request.ts';

export type TableAction = 'join' | TableRequest['t'];
export type StageType = TableStage['type'];
/** `newcomer`: has no seat yet. */
export type Role = 'host' | 'player' | 'spectator' | 'newcomer';

type Row = Readonly<Record<StageType, readonly Role[]>>;

const HOST: readonly Role[] = ['host'];
const SEATED: readonly Role[] = ['host', 'player'];
const PRESENT: readonly Role[] = ['host', 'player', 'spectator'];
const NOBODY: readonly Role[] = [];

const betweenMatches = (roles: readonly Role[]): Row => ({ lobby: roles, playing: NOBODY, finished: roles });
const duringMatch = (roles: readonly Role[]): Row => ({ lobby: NOBODY, playing: roles, finished: NOBODY });
const always = (roles: readonly Role[]): Row => ({ lobby: roles, playing: roles, finished: roles });

const WHO_MAY: Readonly<Record<TableAction, Row>> = {
  join: betweenMatches(['newcomer']),
  rename: betweenMatches(SEATED),
  'add-bot': betweenMatches(HOST),
  'free-seat': betweenMatches(HOST),
  'set-playlist': betweenMatches(HOST),
  'set-settings': betweenMatches(HOST),
  start: betweenMatches(HOST),
  leave: always(PRESENT),
  line: duringMatch(SEATED),
  forecast: duringMatch(SEATED),
  ready: duringMatch(SEATED),
  disagree: { lobby: NOBODY, playing: PRESENT, finished: PRESENT },
  ping: always(PRESENT),
};

/** Whether somebody in that role may do that at that stage; else the refusal that says why not. */
export function mayDo(action: TableAction, stage: StageType, role: Role): Result<null> {
  const row = WHO_MAY[action];
  if (row[stage].includes(role)) return { ok: true, value: null };
  const inOtherStage = Object.values(row).some((roles) => roles.includes(role));
  if (inOtherStage) return refuse(wrongStage(stage));
  return refuse(role === 'player' ? 'not-the-host' : 'seat-not-yours');
}

function wrongStage(stage: StageType) {
  switch (stage) {
    case 'lobby':
      return 'not-started';
    case 'playing':
      return 'table-started';
    case 'finished':
      return 'match-over';
  }
}
