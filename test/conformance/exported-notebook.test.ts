/** Matches as notebooks: valid by the rules of nbformat 4.5, and run cell by cell by CPython itself. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../server/cli/words.ts';
import { type Notebook, notebookOf, notebookText } from '../../shared/export/notebook.ts';
import { type ToldMatch, tellMatch } from '../../shared/export/told-match.ts';
import { readLog } from '../../shared/match/log.ts';
import { headerOf, playMatch } from '../match/rounds-of-bots.ts';
import { scenarioText } from '../match/scenarios.ts';
import { shippedScenarios } from '../match/shipped-scenarios.ts';
import { type CPython, loadCPython, needsThreads } from './cpython.ts';

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const SOURCES = { referee: text('shared/cpython/referee.py'), exported: text('shared/cpython/exported.py') };

function golden(): ToldMatch {
  const read = readLog(text('test/golden/roommates.jsonl'));
  if (!read.ok) throw new Error(read.message);
  return tellMatch(read.log.header, read.log.entries);
}

/** What nbformat's schema for 4.5 asks of a notebook with these kinds of cell and output. */
const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-_]+$/), v.minLength(1), v.maxLength(64));
const output = v.strictObject({
  output_type: v.literal('display_data'),
  data: v.record(v.string(), v.string()),
  metadata: v.looseObject({}),
});
const cell = v.variant('cell_type', [
  v.strictObject({ id, cell_type: v.literal('markdown'), metadata: v.looseObject({}), source: v.string() }),
  v.strictObject({
    id,
    cell_type: v.literal('code'),
    metadata: v.looseObject({}),
    source: v.string(),
    execution_count: v.null(),
    outputs: v.array(output),
  }),
]);
const schema = v.strictObject({
  nbformat: v.literal(4),
  nbformat_minor: v.literal(5),
  metadata: v.looseObject({
    kernelspec: v.looseObject({ name: v.string(), display_name: v.string() }),
    language_info: v.looseObject({ name: v.string() }),
  }),
  cells: v.pipe(
    v.array(cell),
    v.check((cells) => new Set(cells.map((one) => one.id)).size === cells.length, 'ids are unique'),
  ),
});

describe.each(['en', 'zh'] as const)('a notebook in %s', (lang) => {
  it('is one by the rules of nbformat 4.5, and every message of it is there', async () => {
    const notebook = notebookOf(golden(), SOURCES, await wordsIn(lang));
    v.parse(schema, JSON.parse(notebookText(notebook)));
    const story = notebook.cells.filter(({ cell_type }) => cell_type === 'markdown').map(({ source }) => source);
    expect(story.join('\n')).not.toMatch(/\b(notebook|proof|contract|reveal|scores|place)\.[a-z]|\{\{/);
  });

  it('shows the heap after each part of a round, as an image that is well-formed', async () => {
    const { cells } = notebookOf(golden(), SOURCES, await wordsIn(lang));
    const drawings = cells.flatMap((one) => (one.cell_type === 'code' ? one.outputs : []));
    expect(drawings).toHaveLength(8);
    for (const { data } of drawings) {
      const svg = data['image/svg+xml'];
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).not.toContain('NaN');
      const opened = [...svg.matchAll(/<(svg|g|text|title|style)\b/g)].length;
      expect([...svg.matchAll(/<\/(svg|g|text|title|style)>/g)]).toHaveLength(opened);
    }
  });
});

describe('the code of a notebook', () => {
  let cpython: CPython;
  beforeAll(async () => {
    cpython = await loadCPython();
  }, 60_000);

  function codeOf({ cells }: Notebook): string[] {
    return cells.flatMap((one) => (one.cell_type === 'code' ? [one.source] : []));
  }

  /** All code cells, in order, in one namespace. */
  function run(notebook: Notebook) {
    return cpython.script(...codeOf(notebook));
  }

  it('does the same in CPython, and shows what is alive', async () => {
    const { code, output } = run(notebookOf(golden(), SOURCES, await wordsIn('en')));
    expect(output).toContain(`CPython ${cpython.version}: 7 objects alive`);
    expect(output).toContain('   #2  Node     3 references  generation 2');
    expect(code).toBe(0);
  });

  const scenarios = shippedScenarios();
  it.skip.each(scenarios.filter((one) => needsThreads(one.text)))('$id is left out: it starts threads', () => {});

  it.each(scenarios.filter((one) => !needsThreads(one.text)))('does the same in CPython: $id', async (scenario) => {
    const here = { id: scenario.id, text: scenario.text.replace(/^# runtime: .*$/m, `# runtime: ${cpython.runtime}`) };
    const header = headerOf(here, ['greedy', 'random']);
    const notebook = notebookOf(tellMatch(header, playMatch(header, 'notebook')), SOURCES, await wordsIn('en'));
    v.parse(schema, JSON.parse(notebookText(notebook)));
    const { code, output } = run(notebook);
    expect(output).not.toContain('log says');
    expect(code).toBe(0);
  });

  it.each(['1', '2', '3'])('plays rounds in which the collector runs by itself, unchecked: %s', async (seed) => {
    const lines = ['shelf = [Node(), Loud()]', 'shelf[0].left = shelf', 'gc.set_threshold(3, 2, 2)', 'gc.enable()'];
    const vocabulary = 'Node 1, Loud 1, list 1, tuple 1, dict 1, weakref.ref 1, watcher 1, generator 1, capture 1';
    const header = headerOf({ id: 'test', text: scenarioText(lines, { vocabulary }) }, ['random', 'random', 'greedy']);
    const { code, output } = run(notebookOf(tellMatch(header, playMatch(header, seed)), SOURCES, await wordsIn('en')));
    expect(output.match(/alive$/gm)).toHaveLength(4);
    expect(output.match(/lines? not checked: from `gc.enable\(\)` on/g)?.length).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it.each([
    ['a last word', "says='del #4'", "says=''", /Different: player_0\("?'nest.pop\(\)'/],
    ['a drawing', "DRAWN['round-1-bell'] = ({'#1': (1, 0)", "DRAWN['round-1-bell'] = ({'#1': (2, 0)", /#1: references/],
  ])('fails where %s is falsified', async (_what, right, wrong, message) => {
    const notebook = notebookOf(golden(), SOURCES, await wordsIn('en'));
    const changed = notebook.cells.map((one) => ({ ...one, source: one.source.replace(right, wrong) }));
    expect(changed.filter(({ source }, index) => source !== notebook.cells[index]?.source)).toHaveLength(1);
    expect(() => run({ ...notebook, cells: changed })).toThrow(message);
  });

  it('shows the drawings again in IPython, and leaves the process as it was', async () => {
    const notebook = notebookOf(golden(), SOURCES, await wordsIn('zh'));
    const before = `
import gc, sys, types
gc.enable()
sys.unraisablehook = hook = lambda *_: None
get_ipython = None
shown = []
sys.modules['IPython'] = types.ModuleType('IPython')
sys.modules['IPython.display'] = display = types.ModuleType('IPython.display')
display.SVG, display.display = str, shown.append`;
    const after = "print(len(shown), shown[3], gc.isenabled(), sys.unraisablehook is hook, sep='|')";
    const cells = [before, ...codeOf(notebook), after];
    const { output } = cpython.script(...cells);
    const drawings = notebook.cells.flatMap((one) => (one.cell_type === 'code' ? one.outputs : []));
    expect(output).toContain(`8|${drawings[3]?.data['image/svg+xml']}|True|True`);
  });
});
