import { describe, expect, it } from 'vitest';
import { BELIEF_IDS } from '../../shared/beliefs/belief.ts';
import { BELIEF_SENTENCES } from '../../shared/beliefs/belief-sayings.ts';
import { DISPLAY_TYPES, HIDDEN_TYPES, INSTANCE_CLASSES } from '../../shared/heap/picture.ts';
import { SCRIPT_ERROR_CODES } from '../../shared/lecture/script-error.ts';
import { CONTRACT_KINDS, PHASES } from '../../shared/match/entries.ts';
import { LOG_PROBLEM_CODES } from '../../shared/match/log.ts';
import { REFUSAL_CODES } from '../../shared/match/refusals.ts';
import { BOT_STRENGTHS } from '../../shared/match/settings.ts';
import { FEATURES } from '../../shared/python/features.ts';
import { REFUSAL_CODES as PARSER_CODES } from '../../shared/python/refusal.ts';
import en from './en.json';
import zh from './zh.json';

const english: Readonly<Record<string, string>> = en;
const chinese: Readonly<Record<string, string>> = zh;

/** The sources of the client, as text: what is said somewhere has its key written somewhere. */
const sources = import.meta.glob(
  ['../**/*.{ts,tsx}', '../../shared/{beliefs,export,match,report}/*.ts', '!../**/*.test.ts', '!../arena/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
) as Readonly<Record<string, string>>;

function withoutPlural(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function keysOf(messages: Readonly<Record<string, string>>): Set<string> {
  return new Set(Object.keys(messages).map(withoutPlural));
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

/** Keys as written: whole in quotes, or as a template whose gaps may be anything. */
function patternsInSources(): RegExp[] {
  const written = Object.values(sources).flatMap((text) => [
    ...text.matchAll(/(['"`])([a-z][\w-]*(?:\.(?:[\w.-]|\$\{[^}]*\})+)+)\1/g),
  ]);
  return written.map((match) => {
    const key = (match[2] ?? '').replaceAll(/\$\{[^}]*\}/g, '\u0000');
    return new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('\u0000', '.+')}$`);
  });
}

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect([...keysOf(chinese)].sort()).toEqual([...keysOf(english)].sort());
  });

  it('have the plurals that the languages need', () => {
    for (const key of Object.keys(english)) {
      if (key.endsWith('_one')) expect(Object.keys(english)).toContain(key.replace(/_one$/, '_other'));
      if (key.endsWith('_other')) expect(Object.keys(english)).toContain(key.replace(/_other$/, '_one'));
    }
    expect(Object.keys(chinese).filter((key) => key.endsWith('_one'))).toEqual([]);
  });

  it.each([...keysOf(english)])('%s has the same placeholders in both', (key) => {
    const [one, other] = [english, chinese].map((messages) => messages[key] ?? messages[`${key}_other`] ?? '');
    const counted = english[key] === undefined;
    const names = (text: string) => placeholders(text).filter((name) => !(counted && name === 'count'));
    expect(names(other ?? '')).toEqual(names(one ?? ''));
    expect((one ?? '').split('`').length % 2).toBe(1);
    expect((other ?? '').split('`').length % 2).toBe(1);
  });

  it('are all used', () => {
    const patterns = patternsInSources();
    expect([...keysOf(english)].filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('are not empty, and Chinese is not left in English', () => {
    for (const [key, text] of Object.entries(english)) expect(text.trim(), key).not.toBe('');
    const same = Object.keys(chinese).filter(
      (key) =>
        chinese[key] === english[key] && /[a-z]{4}/i.test((chinese[key] ?? '').replaceAll(/`[^`]*`|\{\{\w+\}\}/g, '')),
    );
    // names of CPython
    expect(same).toEqual(['type.finalize', 'type.cell']);
  });

  const needed: readonly string[] = [
    ...REFUSAL_CODES.map((code) => `refusal.${code}`),
    ...LOG_PROBLEM_CODES.map((code) => `log.${code}`),
    ...SCRIPT_ERROR_CODES.map((code) => `script.${code}`),
    ...PARSER_CODES.map((code) => `line.${code}`),
    ...PHASES.flatMap((phase) => [`phase.${phase}`, `announce.${phase}`]),
    ...CONTRACT_KINDS.flatMap((kind) => [`contract.${kind}`, `contract.${kind}.text`]),
    ...HIDDEN_TYPES.map((type) => `type.${type}`),
    ...BELIEF_IDS.flatMap((belief) => BELIEF_SENTENCES.map((sentence) => `belief.${belief}.${sentence}`)),
    ...FEATURES.map((feature) => `feature.${feature}`),
    ...BOT_STRENGTHS.map((strength) => `bot.${strength}`),
  ];
  it.each(needed)('%s is there', (key) => {
    expect(keysOf(english).has(key)).toBe(true);
  });

  it('know no class that the heap does not have', () => {
    const classes = new Set<string>([...INSTANCE_CLASSES, ...DISPLAY_TYPES, ...FEATURES]);
    const features = [...keysOf(english)].filter((key) => key.startsWith('feature.')).map((key) => key.slice(8));
    expect(features.filter((feature) => !classes.has(feature))).toEqual([]);
  });
});
