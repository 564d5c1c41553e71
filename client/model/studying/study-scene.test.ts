import { describe, expect, it } from 'vitest';
import type { SessionStage, StudentView } from '../../../shared/protocol/session-views.ts';
import { studySceneOf } from './study-scene.ts';

function view(stage: SessionStage, table: string | null = null): StudentView {
  return {
    code: 'ABCDEF',
    title: '',
    language: 'en',
    stage,
    activities: 3,
    paused: false,
    teams: 0,
    tableTeams: [],
    realNames: null,
    students: 6,
    me: {
      name: 'Ana',
      nameHidden: false,
      team: null,
      table,
      forecaster: false,
      rank: null,
      lost: false,
      forecastPoints: 0,
      contractPoints: 0,
    },
  };
}

const TABLES: SessionStage = { type: 'activity', activity: 0, mode: 'tables' };

describe('what a student sees', () => {
  it.each([
    ['the lobby', view({ type: 'lobby' }), null, 'waiting'],
    ['a round before its frames are here', view(TABLES, 'TABLE1'), null, 'seating'],
    ['a round', view(TABLES, 'TABLE1'), 'playing', 'table'],
    ['a round in which the own table is done', view(TABLES, 'TABLE1'), 'finished', 'early'],
    ['a round without a seat', view(TABLES), null, 'next-round'],
    ['a lecture', view({ type: 'activity', activity: 1, mode: 'lecture' }), null, 'lecture'],
    ['the end of a round, with its table still there', view({ type: 'between', activity: 0 }), 'finished', 'between'],
    ['the end', view({ type: 'ended' }), 'finished', 'ended'],
  ] as const)('in %s', (_, session, match, scene) => {
    expect(studySceneOf(session, match)).toBe(scene);
  });
});
