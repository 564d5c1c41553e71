/** Proofs as sentences, and as ways that the arena can draw. */
import type { Way } from '../../shared/match/heap-ways.ts';
import type { Proof, ProofLine, ProofObject } from '../../shared/match/proof.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { ArenaPath } from '../arena/arena.ts';
import type { Saying } from '../i18n.ts';

/** What a player is called. */
export type NameOfSeat = (seat: Seat) => string;

/** The sentence that says why a stake lives or is dead. */
export function proofSaying(proof: Proof, nameOf: NameOfSeat): Saying {
  switch (proof.type) {
    case 'reachable':
      if (proof.way.from.type === 'name') return { key: 'proof.reachable', params: { way: wayText(proof.way) } };
      if (proof.way.from.type === 'thread') return { key: 'proof.thread', params: { way: wayText(proof.way) } };
      return { key: 'proof.interpreter', params: { way: wayText(proof.way) } };
    case 'resurrected':
      return { key: 'proof.resurrected', params: { by: objectText(proof.by), way: wayText(proof.way) } };
    case 'frozen':
      return { key: 'proof.frozen', params: { way: wayText(proof.way) } };
    case 'not-collected':
      if (proof.generation === null) return { key: 'proof.too-old', params: { way: wayText(proof.way) } };
      return { key: 'proof.not-collected', params: { generation: proof.generation, way: wayText(proof.way) } };
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

function droppedSaying({ by, text }: ProofLine, nameOf: NameOfSeat): Saying {
  if (by === 'scenario') return { key: 'proof.dropped-scenario', params: { line: `\`${text}\`` } };
  if (by === 'truck') return { key: 'proof.dropped-truck' };
  if (typeof by === 'object') return { key: 'proof.dropped-bell', params: { player: nameOf(by.bell) } };
  return { key: 'proof.dropped', params: { player: nameOf(by), line: `\`${text}\`` } };
}

/** The way as the arena draws it; null for the dead. */
export function proofPath(proof: Proof): ArenaPath | null {
  if (proof.type === 'dropped' || proof.type === 'collected') return null;
  const { from, steps } = proof.way;
  const start = from.type === 'name' ? { frame: from.frame, name: from.name } : null;
  return { from: start, objects: steps.map(({ object }) => object), tone: 'proof' };
}

function objectText({ label, type }: ProofObject): string {
  return label ?? `\`${type}\``;
}

/** The way as one reads it: `shelf → [0] → #4`. */
function wayText({ from, steps }: Way): string {
  const start = from.type === 'name' ? [`\`${from.name}\``] : from.type === 'garbage' ? ['`gc.garbage`'] : [];
  const rest = steps.map((step) => (step.slot === null ? objectText(step) : `\`${step.slot}\` ${objectText(step)}`));
  return [...start, ...rest].join(' → ');
}
