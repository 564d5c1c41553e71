/** Scenario files, read: magic comments and lines of the move language, checked by running them on the engine. */
import { isRuntimeId, type RuntimeId } from '../heap/runtime.ts';
import { FEATURES, type Feature } from '../python/features.ts';
import { Machine } from '../python/machine.ts';
import { parseLine } from '../python/parse.ts';
import { CONTRACT_KINDS, type ContractKind } from './entries.ts';
import type { Bilingual, Scenario } from './scenario.ts';
import { ScenarioError } from './scenario-error.ts';
import { type Field, itemsOf, oneOf, required, type SourceLine, splitSource, wholeNumber } from './scenario-fields.ts';
import type { Truck } from './settings.ts';
import { TOPICS, type Topic } from './topics.ts';

export const LEAST_STAKES = 6;
export const MOST_STAKES = 10;
/** More would take longer than any phase gives back in tokens. */
const HIGHEST_PRICE = 9;

/**
 * The scenario that a file's text describes. `id` is the file's name without `.py`.
 * Throws a ScenarioError that names the line, what is wrong with it, and the values in question.
 */
export function parseScenario(id: string, text: string): Scenario {
  if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new ScenarioError('bad-id', 0, { id });
  const { fields, lines } = splitSource(text);
  const runtime = readRuntime(required(fields, 'runtime'));
  return {
    id,
    order: wholeNumber(required(fields, 'order'), 0, 999_999),
    title: bilingual(fields, 'title'),
    teaches: readTopics(required(fields, 'teaches')),
    briefing: bilingual(fields, 'briefing'),
    hints: readHints(fields),
    runtime,
    truck: wholeNumber(required(fields, 'truck'), 0, 2) as Truck,
    vocabulary: readVocabulary(required(fields, 'vocabulary')),
    contracts: readContracts(required(fields, 'contracts')),
    stakes: wholeNumber(required(fields, 'stakes'), LEAST_STAKES, MOST_STAKES),
    lines: readLines(lines, runtime),
  };
}

function bilingual(fields: readonly Field[], key: 'title' | 'briefing'): Bilingual {
  return { en: required(fields, key).value, zh: required(fields, `${key}.zh`).value };
}

/** The first hint in English goes with the first in Chinese, and so on. */
function readHints(fields: readonly Field[]): readonly Bilingual[] {
  const english = fields.filter((field) => field.key === 'hint');
  const chinese = fields.filter((field) => field.key === 'hint.zh');
  if (english.length !== chinese.length) {
    const longer = english.length > chinese.length ? english : chinese;
    const line = longer[Math.min(english.length, chinese.length)]?.line ?? 0;
    throw new ScenarioError('unpaired-hint', line, { en: english.length, zh: chinese.length });
  }
  return english.map((hint, index) => ({ en: hint.value, zh: chinese[index]?.value ?? '' }));
}

function readTopics(field: Field): readonly Topic[] {
  return itemsOf(field).map((value) => {
    const topic = oneOf(TOPICS, value);
    if (topic === undefined) throw new ScenarioError('unknown-topic', field.line, { value });
    return topic;
  });
}

function readRuntime(field: Field): RuntimeId {
  if (!isRuntimeId(field.value)) throw new ScenarioError('unknown-runtime', field.line, { value: field.value });
  return field.value;
}

function readContracts(field: Field): readonly ContractKind[] {
  return itemsOf(field).map((value) => {
    const kind = oneOf(CONTRACT_KINDS, value);
    if (kind === undefined) throw new ScenarioError('unknown-contract', field.line, { value });
    return kind;
  });
}

function readVocabulary(field: Field): ReadonlyMap<Feature, number> {
  const prices = new Map<Feature, number>();
  for (const item of itemsOf(field)) {
    const [, value = '', price = ''] = /^(\S+) (\d+)$/.exec(item) ?? [];
    if (price === '' || Number(price) > HIGHEST_PRICE) throw new ScenarioError('bad-price', field.line, { item });
    const feature = oneOf(FEATURES, value);
    if (feature === undefined) throw new ScenarioError('unknown-feature', field.line, { value });
    if (prices.has(feature)) throw new ScenarioError('repeated-value', field.line, { key: field.key, value });
    prices.set(feature, Number(price));
  }
  return prices;
}

/** Parses the lines and runs them, as a round will: one that raises would leave every table without its heap. */
function readLines(lines: readonly SourceLine[], runtime: RuntimeId): Scenario['lines'] {
  if (lines.length === 0) throw new ScenarioError('no-lines', 0);
  const machine = new Machine(runtime);
  return lines.map(({ text, line }) => {
    const parsed = parseLine(text);
    if (!parsed.ok) {
      const { code, from, to, params } = parsed.refusal;
      throw new ScenarioError('line-unreadable', line, { ...params, reason: code, from, to });
    }
    const { error } = machine.run(parsed.code, 'globals');
    if (error !== undefined) {
      throw new ScenarioError('python-error', line, { name: error.name, message: error.message });
    }
    return { text, move: parsed.move };
  });
}
