/** A match as a story in Markdown: paragraphs and tables in the reader's language. */
import type { ContractKind } from '../match/entries.ts';
import type { Scenario } from '../match/scenario.ts';
import { NO_FORECAST } from '../match/scoring.ts';
import type { Seat } from '../match/settings.ts';
import type { ToldMatch, ToldRound } from './told-match.ts';
import type { Words } from './words.ts';

/** What this is, who played and how to run it. */
export function introduction({ header, rounds, finished }: ToldMatch, { say, inLanguage }: Words): string[] {
  const runtimes = [...new Set(rounds.map(({ scenario }) => scenario.runtime))];
  return [
    `# ${say('notebook.title', { rounds: rounds.map(({ scenario }) => plain(inLanguage(scenario.title))) })}`,
    `${header.players.map(({ name }) => `**${plain(name)}**`).join(' · ')} · ${header.createdAt}`,
    say('notebook.intro'),
    say('notebook.runtime', { runtimes }),
    ...(finished ? [] : [say('notebook.cut-short')]),
    say('notebook.setup'),
  ];
}

/** Which generations the truck takes. */
export function truckTold({ truck, runtime }: Pick<Scenario, 'truck' | 'runtime'>, { say }: Words): string {
  return say(truck === 0 ? 'notebook.truck-youngest' : 'notebook.truck', { runtime, generation: truck });
}

/** Who believed what, beside what came true. */
export function forecastsTold(match: ToldMatch, { stakes, revealed, survivors }: ToldRound, { say }: Words): string[] {
  const alive = new Set(survivors.map(({ label }) => label));
  const forecasts = revealed?.forecasts ?? [];
  const rows = stakes.map((label) => [
    label,
    ...forecasts.map(({ values }) => `${values[label] ?? NO_FORECAST}`),
    say(alive.has(label) ? 'reveal.lives' : 'reveal.died'),
  ]);
  const names = forecasts.map(({ seat }) => nameOf(match, seat));
  return [
    `### ${say('notebook.forecasts')}`,
    say('notebook.forecasts-help'),
    table([[say('notebook.stake'), ...names, say('notebook.truth')], ...rows]),
  ];
}

/** The contracts of all, and whether they held; nothing where there were none. */
export function contractsTold(match: ToldMatch, { revealed }: ToldRound, { say }: Words): string[] {
  const contracts = (revealed?.contracts ?? []).map(({ seat, kind, object, points, held }) => {
    const contract = say(contractText(kind), { object });
    const outcome = say(held ? 'notebook.held' : 'notebook.missed');
    return `- ${say('notebook.contract', { player: nameOf(match, seat), points, contract, outcome })}`;
  });
  return contracts.length === 0 ? [] : [`### ${say('notebook.contracts')}`, contracts.join('\n')];
}

function contractText(kind: ContractKind): string {
  return `contract.${kind}.text`;
}

/** The points of some rounds together, a row for each seat. */
export function pointsTable(
  match: ToldMatch,
  rounds: readonly ToldRound[],
  title: string,
  level: '##' | '###',
  { say }: Words,
) {
  const sum = (seat: Seat, of: 'forecastPoints' | 'contractPoints'): number =>
    rounds
      .flatMap(({ revealed }) => revealed?.results ?? [])
      .reduce((total, result) => (result.seat === seat ? total + result[of] : total), 0);
  const rows = match.header.players.map(({ seat }) => {
    const [forecasts, contracts] = [sum(seat, 'forecastPoints'), sum(seat, 'contractPoints')];
    return [nameOf(match, seat), `${forecasts}`, `${contracts}`, `**${forecasts + contracts}**`];
  });
  const head = [say('notebook.player'), say('scores.forecasts'), say('contracts.tab'), say('notebook.total')];
  return [`${level} ${title}`, table([head, ...rows])];
}

/** A player's name, as Markdown may hold it. */
export function nameOf({ header }: ToldMatch, seat: Seat): string {
  return plain(header.players.find((player) => player.seat === seat)?.name ?? '');
}

/** A text of somebody else's in Markdown: nothing in it is markup but code in backticks, and it stays on its line. */
export function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
  const unmarked = (part: string): string => part.replace(/[\\*_{}[\]()<>#|!~$`]/g, (character) => `\\${character}`);
  return line
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : unmarked(part)))
    .join('');
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
