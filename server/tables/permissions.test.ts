import { describe, expect, it } from 'vitest';
import { mayDo, type Role, type StageType, type TableAction } from './permissions.ts';

const told = (action: TableAction, stage: StageType, role: Role): string => {
  const result = mayDo(action, stage, role);
  return result.ok ? 'yes' : result.refusal.code;
};

describe('mayDo', () => {
  it.each<[TableAction, StageType, Role, string]>([
    ['join', 'lobby', 'newcomer', 'yes'],
    ['join', 'finished', 'newcomer', 'yes'],
    ['join', 'playing', 'newcomer', 'table-started'],
    ['start', 'lobby', 'host', 'yes'],
    ['start', 'finished', 'host', 'yes'],
    ['start', 'lobby', 'player', 'not-the-host'],
    ['start', 'playing', 'host', 'table-started'],
    ['start', 'lobby', 'spectator', 'seat-not-yours'],
    ['add-bot', 'lobby', 'player', 'not-the-host'],
    ['free-seat', 'lobby', 'player', 'not-the-host'],
    ['set-playlist', 'finished', 'player', 'not-the-host'],
    ['set-settings', 'lobby', 'player', 'not-the-host'],
    ['set-settings', 'playing', 'host', 'table-started'],
    ['rename', 'lobby', 'player', 'yes'],
    ['rename', 'playing', 'player', 'table-started'],
    ['rename', 'lobby', 'spectator', 'seat-not-yours'],
    ['line', 'lobby', 'player', 'not-started'],
    ['line', 'playing', 'player', 'yes'],
    ['line', 'finished', 'player', 'match-over'],
    ['line', 'playing', 'spectator', 'seat-not-yours'],
    ['forecast', 'playing', 'spectator', 'seat-not-yours'],
    ['ready', 'playing', 'host', 'yes'],
    ['leave', 'playing', 'player', 'yes'],
    ['leave', 'lobby', 'spectator', 'yes'],
    ['disagree', 'playing', 'spectator', 'yes'],
    ['disagree', 'lobby', 'player', 'not-started'],
    ['ping', 'lobby', 'spectator', 'yes'],
  ])('%s in %s by %s: %s', (action, stage, role, expected) => {
    expect(told(action, stage, role)).toBe(expected);
  });
});
