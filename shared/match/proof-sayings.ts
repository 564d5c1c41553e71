/** Proofs as sentences, before they are in a language. */
import type { Way, WayStart, WayStep } from './heap-ways.ts';
import type { Proof, ProofLine, ProofObject } from './proof.ts';
import type { Seat } from './settings.ts';

/** The sentence's key among the messages, and what it speaks of; lists are joined as the language joins them. */
export interface ProofSaying {
  readonly key: `proof.${(typeof PROOF_SENTENCES)[number]}`;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}

const PROOF_SENTENCES = [
  'collected-alone',
  'collected-group',
  'collected-with',
  'dropped',
  'dropped-bell',
  'dropped-scenario',
  'dropped-truck',
  'frozen',
  'in-garbage',
  'interpreter',
  'local',
  'logs',
  'members',
  'not-collected',
  'reachable',
  'referenced',
  'resurrected',
  'thread',
  'too-old',
  'uncollected',
  'uncollected-somewhere',
] as const;

/** What a player is called. */
export type NameOfSeat = (seat: Seat) => string;

/** The sentence that says why a stake lives or is dead. */
export function proofSaying(proof: Proof, nameOf: NameOfSeat): ProofSaying {
  switch (proof.type) {
    case 'reachable':
      return { key: reachableKey(proof.way.from), params: { way: wayText(proof.way) } };
    case 'resurrected':
      return { key: 'proof.resurrected', params: { by: objectText(proof.by), way: wayText(proof.way) } };
    case 'frozen':
      return { key: 'proof.frozen', params: { way: wayText(proof.way) } };
    case 'not-collected':
      if (proof.generation === null) return { key: 'proof.too-old', params: { way: wayText(proof.way) } };
      return { key: 'proof.not-collected', params: { generation: proof.generation, way: wayText(proof.way) } };
    case 'uncollected':
      if (proof.generation === null) return { key: 'proof.uncollected-somewhere', params: { way: wayText(proof.way) } };
      return { key: 'proof.uncollected', params: { generation: proof.generation, way: wayText(proof.way) } };
    case 'in-garbage':
      return { key: 'proof.in-garbage', params: { way: wayText(proof.way) } };
    case 'referenced':
      return { key: 'proof.referenced', params: { way: wayText(proof.way) } };
    case 'dropped':
      return droppedSaying(proof.line, nameOf);
    case 'collected': {
      const group = [...new Set(proof.group.map(objectText))];
      if (!proof.member) return { key: 'proof.collected-with', params: { group, line: `\`${proof.line.text}\`` } };
      const key = group.length > 1 ? 'proof.collected-group' : 'proof.collected-alone';
      return { key, params: { group, line: `\`${proof.line.text}\`` } };
    }
  }
}

/** Whoever holds it longer than a frame has a sentence of its own. */
function reachableKey(from: WayStart): ProofSaying['key'] {
  if (from.type === 'thread') return 'proof.thread';
  if (from.type !== 'name') return 'proof.interpreter';
  if (from.frame !== 'globals') return 'proof.reachable';
  switch (from.name) {
    case 'local':
      return 'proof.local';
    case 'logs':
      return 'proof.logs';
    case 'Member.members':
      return 'proof.members';
    default:
      return 'proof.reachable';
  }
}

function droppedSaying({ by, text }: ProofLine, nameOf: NameOfSeat): ProofSaying {
  if (by === 'scenario') return { key: 'proof.dropped-scenario', params: { line: `\`${text}\`` } };
  if (by === 'truck') return { key: 'proof.dropped-truck' };
  if (typeof by === 'object') return { key: 'proof.dropped-bell', params: { player: nameOf(by.bell) } };
  return { key: 'proof.dropped', params: { player: nameOf(by), line: `\`${text}\`` } };
}

function objectText({ label, type }: ProofObject): string {
  return label ?? `\`${type}\``;
}

/** The way as one reads it: `shelf → [0] → #4`. */
function wayText({ from, steps }: Way): string {
  const start = rootText(from);
  const rest = asSpoken(steps).filter((step) => step.slot !== null || start === null || objectText(step) !== start);
  const texts = rest.map((step) => (step.slot === null ? objectText(step) : `\`${step.slot}\` ${objectText(step)}`));
  return [...(start === null ? [] : [start]), ...texts].join(' → ');
}

function rootText(from: WayStart): string | null {
  switch (from.type) {
    case 'name':
      return `\`${from.name}\``;
    case 'garbage':
      return '`gc.garbage`';
    case 'thread':
      return '`park()`';
    default:
      return null;
  }
}

/** Attributes that are kept in a dict of their own are attributes all the same. */
function asSpoken(steps: readonly WayStep[]): readonly WayStep[] {
  return steps.flatMap((step, index) => {
    if (step.slot === '__dict__' && index < steps.length - 1) return [];
    const inDict = steps[index - 1]?.slot === '__dict__';
    return [inDict ? { ...step, slot: `.${step.slot?.slice("['".length, -"']".length)}` } : step];
  });
}
