/** Which nicknames are shown to a class before a host has seen them. A host's word stands over it either way. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

export interface NicknameFilter {
  /** Whether nothing in the name is known to hurt. */
  mayBeShown(name: string): boolean;
}

/** English by its letters, however they are disguised; Chinese by a list of words, whatever stands between their characters. */
export function createNicknameFilter(): NicknameFilter {
  const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const chinese = readChineseWords();
  return {
    mayBeShown(name) {
      const folded = name.normalize('NFKC').toLowerCase();
      // what is put between letters hides a word from no reader
      const dense = folded.replace(/[\s\p{P}\p{S}_]+/gu, '');
      if (english.hasMatch(folded) || english.hasMatch(dense)) return false;
      return !chinese.some((word) => dense.includes(word));
    },
  };
}

/** The list has Latin words, too, some so short that they stand in many a name: those are the other filter's. */
function readChineseWords(): readonly string[] {
  const file = createRequire(import.meta.url).resolve('naughty-words/zh.json');
  const words = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  return words
    .map((word) => word.normalize('NFKC').replace(/\s+/g, ''))
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
}
