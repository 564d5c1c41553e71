/** Matches as tables and as JSON: exact, as shared/export/README.md describes them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../server/cli/words.ts';
import { CSV_COLUMNS, matchCsv } from '../../shared/export/match-csv.ts';
import { matchDocument, matchJson } from '../../shared/export/match-json.ts';
import { type ToldMatch, tellMatch } from '../../shared/export/told-match.ts';
import { readLog } from '../../shared/match/log.ts';
import { scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

const file = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

function golden(length?: number): ToldMatch {
  const read = readLog(file('test/golden/roommates.jsonl'));
  if (!read.ok) throw new Error(read.message);
  return tellMatch(read.log.header, read.log.entries.slice(0, length));
}

describe('a match as a table', () => {
  it('has a row for each line', async () => {
    const rows = matchCsv(golden(), await wordsIn('en')).split('\r\n');
    expect(rows[0]).toBe('\ufeffround,seq,seconds,by,seat,player,line,tokens,outcome,error,answer,freed,said');
    expect(rows.slice(15)).toEqual([
      '1,27,201,truck,,,gc.collect(1),0,ran,,3,#7 #8 #9,',
      '2,32,291,scenario,,,"nest = [Phoenix(), Phoenix(), Loud(), Grump()]",0,ran,,,,',
      '2,32,291,scenario,,,nest[0].egg = Node(),0,ran,,,,',
      '2,32,291,scenario,,,"box = {Node(), Node()}",0,ran,,,,',
      '2,32,291,scenario,,,gc.collect(0),0,ran,,0,,',
      '2,37,316.4,player,0,Player 0,nest.pop(),1,ran,,,#4,del #4',
      '2,38,316.8,player,1,Player 1,mine = nest[0],1,ran,,,,',
      '2,39,317.2,player,2,Player 2,nest.clear(),1,ran,,,#3,del #3; del #2',
      '2,40,317.6,player,1,Player 1,del mine,1,ran,,,,del #1',
      '2,41,318,player,0,Player 0,gen = generator(box),1,ran,,,,',
      '2,42,318.4,player,2,Player 2,registry.append(Node()),2,ran,,,,',
      '2,52,486,bell,0,Player 0,return,0,ran,,,,',
      '2,52,486,bell,1,Player 1,return,0,ran,,,,',
      '2,52,486,bell,2,Player 2,return,0,ran,,,,',
      '2,54,492,truck,,,gc.collect(0),0,ran,,0,,',
      '',
    ]);
  });

  it('has its headings in Chinese', async () => {
    const [head, first] = matchCsv(golden(), await wordsIn('zh')).split('\r\n');
    expect(head).toBe('\ufeff回合,序号,秒,来源,座位,玩家,代码行,代币,结果,异常,回答,释放,输出');
    expect(first).toBe('1,1,0,场景,,,"shelf = [Node(), Node(), Loud()]",0,已执行,,,,');
  });

  it('keeps names from being formulas, and tells numbers, booleans and labels as Python prints them', async () => {
    const vocabulary = 'Node 1, gc.get_referrers 1, gc.is_tracked 1, sys.getrefcount 1';
    const table = new TestTable({ scenarios: { test: scenarioText(['a = [Node()]'], { vocabulary }) } });
    const players = table.header.players.map((player) => ({ ...player, name: '=HYPERLINK("x")' }));
    table.begin().until('build');
    table.patiently(0, 'gc.get_referrers(a[0])');
    table.patiently(0, 'gc.is_tracked(a)');
    table.patiently(0, 'sys.getrefcount(a)');
    const rows = matchCsv(tellMatch({ ...table.header, players }, table.finish().entries), await wordsIn('en'));
    const answers = rows.split('\r\n').slice(2, 5);
    for (const row of answers) expect(row).toContain(',"\'=HYPERLINK(""x"")",');
    expect(answers.map((row) => row.split('ran,,')[1])).toEqual(['[#2],,', 'True,,', '2,,']);
  });
});

describe('a match as JSON', () => {
  it('says of the match what the document lists', () => {
    const { rounds, ...match } = JSON.parse(matchJson(golden()));
    expect(match).toEqual({
      format: 'garbage-day-export/1',
      match: 'test-match',
      createdAt: '2026-11-20T10:00:00.000Z',
      engine: golden().header.engine,
      finished: true,
      players: [0, 1, 2].map((seat) => ({ seat, name: `Player ${seat}`, kind: 'person' })),
    });
    const { lines, survivors, stakes, contracts, points, ...round } = rounds[1];
    expect(round).toEqual({
      round: 2,
      scenario: 'phoenix',
      title: { en: 'Test', zh: '测试' },
      runtime: '3.15',
      truck: 0,
    });
    expect(lines).toHaveLength(14);
    expect(lines[6]).toEqual({
      seq: 39,
      seconds: 317.2,
      by: 'player',
      seat: 2,
      line: 'nest.clear()',
      tokens: 1,
      error: null,
      answer: null,
      freed: ['#3'],
      said: ['del #3', 'del #2'],
      printed: [],
    });
    expect(survivors).toContainEqual({ object: '#1', type: 'Phoenix', references: 1, place: 1 });
    expect(stakes[0]).toEqual({
      object: '#1',
      alive: true,
      why: 'resurrected',
      forecasts: [
        { seat: 0, percent: 80 },
        { seat: 1, percent: 10 },
        { seat: 2, percent: 50 },
      ],
    });
    expect(contracts[0]).toEqual({ seat: 0, kind: 'elder', object: '#2', points: 20, held: false });
    expect(points[1]).toEqual({ seat: 1, forecasts: -68, contracts: 20 });
  });

  it('has everything that is not yet known as null or empty', () => {
    const match = golden(20);
    const { finished, rounds } = matchDocument(match);
    expect(finished).toBe(false);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]?.stakes.map(({ alive, why, forecasts }) => [alive, why, forecasts.length])).toEqual(
      match.rounds[0]?.stakes.map(() => [null, null, 0]),
    );
    expect([rounds[0]?.contracts, rounds[0]?.points]).toEqual([[], []]);
  });

  it('and the table have every column and key described', () => {
    const readme = file('shared/export/README.md');
    const { players, rounds, ...match } = matchDocument(golden());
    const [round] = rounds;
    const keys = [match, players[0], round, round?.lines[0], round?.survivors[0], round?.stakes[0], round?.contracts[0]]
      .flatMap((record) => Object.keys(record ?? {}))
      .concat(CSV_COLUMNS);
    expect(keys.filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
  });
});
