/** A match as a Jupyter notebook (nbformat 4.5): a story in the reader's language, the moves as code, the heap drawn. */
import { proofSaying } from '../match/proof-sayings.ts';
import { type HeapWords, heapSvg } from './heap-svg.ts';
import { contractsTold, forecastsTold, introduction, nameOf, plain, pointsTable, truckTold } from './notebook-story.ts';
import { type RoundCalls, roundCalls, sealsFor } from './python-calls.ts';
import { bodyOf, FUTURE, type PythonSources } from './python-program.ts';
import { identifiersFor, pythonString, pythonValue } from './python-text.ts';
import type { ToldMatch, ToldPicture, ToldRound } from './told-match.ts';
import { checkingOf } from './unchecked.ts';
import type { Words } from './words.ts';

interface MarkdownCell {
  readonly cell_type: 'markdown';
  readonly id: string;
  readonly metadata: object;
  readonly source: string;
}

interface CodeCell {
  readonly cell_type: 'code';
  readonly id: string;
  readonly metadata: object;
  readonly source: string;
  readonly execution_count: null;
  readonly outputs: readonly {
    readonly output_type: 'display_data';
    readonly data: { readonly 'image/svg+xml': string; readonly 'text/plain': string };
    readonly metadata: object;
  }[];
}

export type Cell = MarkdownCell | CodeCell;

export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
  readonly metadata: object;
  readonly cells: readonly Cell[];
}

/** What a cell shows: the heap at the end of a part. */
interface Drawing {
  /** The key in `DRAWN` of shared/cpython/exported.py, and the id of its cell. */
  readonly id: string;
  readonly svg: string;
  readonly round: ToldRound;
  readonly after: ToldPicture;
}

/** The notebook's file. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** Tells the match. The code plays each round in the CPython that runs the notebook, checks every line and every drawing. */
export function notebookOf(match: ToldMatch, sources: PythonSources, words: Words): Notebook {
  const { header, rounds } = match;
  const runtime = rounds[0]?.scenario.runtime ?? header.runtime;
  const kernel = runtime === '2.7' ? 'python2' : 'python3';
  const drawings = rounds.flatMap((round) => drawingsOf(match, round, words));
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: kernel, display_name: `Python ${runtime}`, language: 'python' },
      language_info: { name: 'python', version: runtime },
    },
    cells: [
      markdown('intro', introduction(match, words)),
      refereeCell(sources, drawings),
      ...rounds.flatMap((round) => roundCells(match, round, drawings, words)),
      ...(match.finished ? [markdown('end', pointsTable(match, rounds, words.say('notebook.end'), '##', words))] : []),
    ],
  };
}

/** What all other cells need: out of sight, where the reader's program can hide it. */
function refereeCell(sources: PythonSources, drawings: readonly Drawing[]): Cell {
  const lines = [
    '# -*- coding: utf-8 -*-',
    FUTURE,
    ...bodyOf(sources.referee),
    '',
    '',
    ...bodyOf(sources.exported),
    '',
    '',
    ...drawings.map(({ id, svg, round, after }) => {
      const alive = checkingOf(round.lines).end === null ? aliveThen(after) : 'None';
      return `DRAWN[${pythonString(id)}] = (${alive}, ${pythonString(svg)})`;
    }),
  ];
  return code('referee', lines, { jupyter: { source_hidden: true } });
}

function aliveThen({ survivors }: ToldPicture): string {
  const items = survivors.map(
    ({ label, references, place }) => `${pythonString(label)}: (${references}, ${pythonValue(place)})`,
  );
  return `{${items.join(', ')}}`;
}

/** A round's cells. Each code cell defines one part and plays the round up to its end. */
function roundCells(match: ToldMatch, round: ToldRound, drawings: readonly Drawing[], words: Words): Cell[] {
  const { say, inLanguage } = words;
  const { scenario, index } = round;
  const number = index + 1;
  const players = identifiersFor(match.header.players.map(({ name }) => name));
  const calls = roundCalls(match, round, players);
  const names = `[${players.map(pythonString).join(', ')}]`;
  const played: string[] = [];
  const partCell = (part: ToldPicture['after'], lines: readonly string[]): Cell => {
    const name = `${part}_${number}`;
    const id = idOf(round, part);
    played.push(name);
    const given = [pythonString(id), pythonString(scenario.runtime), names, sealsFor(round.lines), ...played];
    return code(
      id,
      [
        `def ${name}(${players.join(', ')}):`,
        ...lines.map((line) => `    ${line}`),
        '',
        '',
        `show(${given.join(', ')})`,
      ],
      {},
      drawings.find((drawing) => drawing.id === id)?.svg,
    );
  };
  const cells: Cell[] = [
    markdown(`round-${number}`, [
      `## ${say('notebook.round', { round: number, title: plain(inLanguage(scenario.title)) })}`,
      plain(inLanguage(scenario.briefing)),
      truckTold(scenario, words),
    ]),
    partCell('scenario', calls.scenario),
  ];
  if (calls.build.length > 0) {
    cells.push(
      markdown(`round-${number}-moves`, [`### ${say('notebook.build')}`, say('notebook.build-help')]),
      partCell('build', calls.build),
    );
  }
  if (round.revealed !== null) cells.push(markdown(`round-${number}-forecasts`, forecastsTold(match, round, words)));
  if (calls.bell.length > 0) {
    cells.push(
      markdown(`round-${number}-returns`, [`### ${say('notebook.bell')}`, say('notebook.bell-help')]),
      partCell('bell', calls.bell),
    );
  }
  return calls.truck.length === 0 ? cells : [...cells, ...endCells(match, round, calls, partCell, words)];
}

function endCells(
  match: ToldMatch,
  round: ToldRound,
  calls: RoundCalls,
  partCell: (part: 'truck', lines: readonly string[]) => Cell,
  words: Words,
): Cell[] {
  const { say } = words;
  const number = round.index + 1;
  const proofs = round.proofs.map((proof) => {
    const { key, params } = proofSaying(proof, (seat) => nameOf(match, seat));
    return `- **${proof.label}**: ${say(key, params)}`;
  });
  const cells = [
    markdown(`round-${number}-collection`, [`### ${say('notebook.truck-title')}`]),
    partCell('truck', [...calls.truck, ...calls.survivors]),
  ];
  if (proofs.length > 0) {
    cells.push(markdown(`round-${number}-why`, [`### ${say('notebook.why')}`, proofs.join('\n')]));
  }
  if (round.revealed !== null) {
    const points = pointsTable(match, [round], say('notebook.points'), '###', words);
    cells.push(markdown(`round-${number}-points`, [...contractsTold(match, round, words), ...points]));
  }
  return cells;
}

function idOf({ index }: ToldRound, part: ToldPicture['after']): string {
  return `round-${index + 1}-${part}`;
}

/** What died since the picture before is in it, faded. */
function drawingsOf(match: ToldMatch, round: ToldRound, words: Words): Drawing[] {
  return round.pictures.map((after, index) => ({
    id: idOf(round, after.after),
    svg: heapSvg(after.picture, round.pictures[index - 1]?.picture ?? null, heapWords(match, round, words)),
    round,
    after,
  }));
}

function heapWords(match: ToldMatch, round: ToldRound, { say }: Words): HeapWords {
  return {
    title: say('notebook.drawing', { round: round.index + 1 }),
    places: {
      0: say('place.0'),
      1: say('place.1'),
      2: say('place.2'),
      P: say('place.P'),
      U: say('place.U'),
      T: say('place.T'),
    },
    dead: say('notebook.died-since'),
    weak: say('notebook.weak'),
    frame: (frame) => (frame === 'globals' ? '' : nameOf(match, frame)),
  };
}

function markdown(id: string, paragraphs: readonly string[]): Cell {
  return { cell_type: 'markdown', id, metadata: {}, source: paragraphs.join('\n\n') };
}

function code(id: string, lines: readonly string[], metadata: object, svg?: string): Cell {
  const data = svg === undefined ? null : { 'image/svg+xml': svg, 'text/plain': '<heap>' };
  return {
    cell_type: 'code',
    id,
    metadata,
    source: lines.join('\n'),
    execution_count: null,
    outputs: data === null ? [] : [{ output_type: 'display_data', data, metadata: {} }],
  };
}
