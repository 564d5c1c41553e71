import type { ProofSaying } from '../match/proof-sayings.ts';
import type { Bilingual } from '../match/scenario.ts';

/** The reader's language: messages by key, and texts that come in both. */
export interface Words {
  readonly say: (key: string, params?: ProofSaying['params']) => string;
  readonly inLanguage: (text: Bilingual) => string;
}
