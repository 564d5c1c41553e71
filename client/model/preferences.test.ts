import { describe, expect, it } from 'vitest';
import { languageFrom, openPreferences, type TextStore } from './preferences.ts';

function mapStore(initial: Record<string, string> = {}): TextStore & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

describe('languageFrom', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['de-DE', 'zh-Hans', 'en'], 'zh'],
    [['de-DE'], 'en'],
    [[], 'en'],
    [['EN-gb', 'zh'], 'en'],
  ] as const)('%j gives %s', (tags, language) => {
    expect(languageFrom(tags)).toBe(language);
  });
});

describe('openPreferences', () => {
  it('writes nothing until something is chosen, then remembers it', () => {
    const store = mapStore();
    const preferences = openPreferences(store, ['zh-CN']);
    expect(preferences.language.value).toBe('zh');
    expect(store.kept.size).toBe(0);
    preferences.language.value = 'en';
    preferences.sound.value = 'on';
    expect(openPreferences(store, ['zh-CN']).language.value).toBe('en');
    expect(openPreferences(store, []).sound.value).toBe('on');
  });

  it('ignores what it does not know', () => {
    const preferences = openPreferences(mapStore({ 'garbage-day.theme': 'pink', 'garbage-day.motion': 'off' }), []);
    expect(preferences.theme.value).toBe('system');
    expect(preferences.motion.value).toBe('off');
  });

  it('lends a language without remembering it, and not over a choice unless everybody is meant', () => {
    const store = mapStore();
    const preferences = openPreferences(store, ['en']);
    preferences.lendLanguage('zh', 'undecided');
    expect(preferences.language.value).toBe('zh');
    expect(store.kept.size).toBe(0);
    preferences.language.value = 'en';
    preferences.lendLanguage('zh', 'undecided');
    expect(preferences.language.value).toBe('en');
    preferences.lendLanguage('zh', 'everybody');
    expect(preferences.language.value).toBe('zh');
    expect(store.kept.get('garbage-day.language')).toBe('en');
  });
});
