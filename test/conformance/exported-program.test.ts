/** Matches as Python programs, run by CPython itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonProgram } from '../../shared/export/python-program.ts';
import { type ToldMatch, tellMatch } from '../../shared/export/told-match.ts';
import { readLog } from '../../shared/match/log.ts';
import { headerOf, playMatch } from '../match/rounds-of-bots.ts';
import { scenarioText } from '../match/scenarios.ts';
import { shippedScenarios } from '../match/shipped-scenarios.ts';
import { TestTable } from '../match/table.ts';
import { type CPython, loadCPython, needsThreads } from './cpython.ts';

let cpython: CPython;
beforeAll(async () => {
  cpython = await loadCPython();
}, 60_000);

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const SOURCES = { referee: text('shared/cpython/referee.py'), exported: text('shared/cpython/exported.py') };

function run(match: ToldMatch, change: (program: string) => string = (program) => program) {
  return cpython.script(change(pythonProgram(match, SOURCES)));
}

const GOLDEN = readdirSync(new URL('../golden/', import.meta.url)).filter((name) => /^[^.]+\.jsonl$/.test(name));

function golden(name = 'roommates.jsonl'): ToldMatch {
  const read = readLog(text(`test/golden/${name}`));
  if (!read.ok) throw new Error(read.message);
  return tellMatch(read.log.header, read.log.entries);
}

/** How many lines the rounds have. */
function linesOf(match: ToldMatch): number {
  return match.rounds.reduce((sum, { lines }) => sum + lines.length, 0);
}

describe('an exported match', () => {
  it.each(GOLDEN)('does the same in CPython: the golden log %s', (name) => {
    const match = golden(name);
    const { code, output } = run(match);
    expect(output).toBe(`2 rounds, ${linesOf(match)} lines: CPython ${cpython.version} did the same.\n`);
    expect(code).toBe(0);
  });

  const scenarios = shippedScenarios();
  it.skip.each(scenarios.filter(({ text }) => needsThreads(text)))('$id is left out: it starts threads', () => {});

  it.each(scenarios.filter(({ text }) => !needsThreads(text)))(
    'does the same in CPython: $id, played by bots',
    (scenario) => {
      const here = {
        id: scenario.id,
        text: scenario.text.replace(/^# runtime: .*$/m, `# runtime: ${cpython.runtime}`),
      };
      const header = headerOf(here, ['random', 'greedy', 'random']);
      const match = tellMatch(header, playMatch(header, 'exported'));
      expect(run(match)).toEqual({
        code: 0,
        output: `1 round, ${linesOf(match)} lines: CPython ${cpython.version} did the same.\n`,
      });
    },
  );

  it.each([
    ['a death', "frees='#7 #8 #9'", "frees='#7 #8'", 'gc.collect(1): frees: the log says #7 #8, CPython'],
    ['a death that was none', "player_1('mine = shelf[0]')", "player_1('mine = shelf[0]', frees='#1')", 'says nothing'],
    ['a last word', "says='del #4'", "says='del #3'", 'says: the log says del #3, CPython'],
    ['an answer', 'answers=3', 'answers=4', 'answers: the log says 4, CPython'],
    ['a survivor', "        '#10': (1, 2),        # tuple\n", '', 'alive: the log says #1 #2'],
    ['a count', "'#2': (3, 2)", "'#2': (2, 2)", '#2: references and place: the log says 2, 2, CPython'],
    ['a generation', "'#2': (3, 2)", "'#2': (3, 1)", '#2: references and place: the log says 3, 1, CPython'],
  ])('fails by name where %s is falsified', (_what, right, wrong, difference) => {
    let line = 0;
    const { code, output } = run(golden(), (program) => {
      expect(program).toContain(right);
      line = program.slice(0, program.indexOf(right)).split('\n').length;
      return program.replace(right, () => wrong);
    });
    expect(code).toBe(1);
    expect(output).toContain(difference);
    const told = Number(/line (\d+) of this file/.exec(output)?.[1]);
    // what stands in the list of survivors is asked where the list begins
    expect(right.startsWith("'#") || right.startsWith(' ') ? told < line : told === line, output).toBe(true);
  });

  it('asks nothing by `assert`, which -O leaves out', () => {
    const program = pythonProgram(golden(), SOURCES);
    expect(program).not.toMatch(/^\s*assert\b/m);
    expect(program).not.toContain('__debug__');
  });

  it('is left alone by another Python, unless it is asked to be run anyway', () => {
    const { code, output } = run(golden(), (program) => program.replaceAll("'Test', '3.15'", "'Test', '3.8'"));
    expect(code).toBe(2);
    expect(output).toContain('--anyway');
  });

  it('tells players apart whatever they are called, and keeps the names in the comments', () => {
    const table = new TestTable({ scenarios: { test: scenarioText(['shelf = [Node()]']) }, seats: 3 });
    const names = ['小明', 'Ada\nimport os', 'ada import os'];
    const header = { ...table.header, players: names.map((name, seat) => ({ seat, name, kind: 'person' as const })) };
    table.begin().until('build');
    for (const seat of [0, 1, 2]) table.patiently(seat, "x = [shelf[0], 'it\\'s']");
    const match = tellMatch(header, table.finish().entries);
    const program = pythonProgram(match, SOURCES);
    expect(program).toContain('def round_1(player_1, ada_import_os, ada_import_os_2):');
    expect(program).toContain('小明, 1 token');
    expect(cpython.script(program).code).toBe(0);
  });

  it('of a match that was cut short is what was played', () => {
    const { header, entries } = ((read) => (read.ok ? read.log : expect.fail(read.message)))(
      readLog(text('test/golden/roommates.jsonl')),
    );
    for (const length of [1, 8, 20, 40]) {
      const match = tellMatch(header, entries.slice(0, length));
      expect(match.finished).toBe(false);
      expect(run(match).code, `${length} entries`).toBe(0);
    }
  });

  it('takes what the members of a set say in any order, and checks no more once one was taken apart', () => {
    const vocabulary = 'Node 1, Loud 1, set 1, unpacking 1';
    const lines = ['s = {Loud(), Loud(), Loud(), Loud(), Loud(), Loud()}', 'n = {Node(), Node(), Node()}'];
    const table = new TestTable({ scenarios: { test: scenarioText(lines, { vocabulary }) } }).begin();
    table.until('build');
    table.patiently(0, 's.clear()');
    table.patiently(0, 'a, b, c = n');
    table.patiently(0, 'n.clear()');
    table.patiently(0, 'del a');
    const match = tellMatch(table.header, table.finish().entries);
    const { code, output } = run(match);
    expect(output).toContain('1 round, 3 lines: CPython');
    expect(output).toContain('6 lines not checked: from where a set is taken apart on');
    expect(code).toBe(0);
    expect(run(match, (program) => program.replace('del #3, ', '')).output).toContain(
      'says: the log says del #1, del #2, del #4',
    );
  });

  it('does not check what the collector does by itself', () => {
    const vocabulary = 'Node 1, gc.enable 1, gc.set_threshold 1';
    const scenario = scenarioText(['a = Node()', 'gc.set_threshold(2)', 'gc.enable()', 'b = Node()'], { vocabulary });
    const table = new TestTable({ scenarios: { test: scenario } }).begin();
    const { code, output } = run(tellMatch(table.header, table.finish().entries));
    expect(code).toBe(0);
    expect(output).toContain('4 lines not checked');
  });
});
