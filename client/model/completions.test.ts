import { describe, expect, it } from 'vitest';
import { completionsAt } from './completions.ts';
import { tableAfter } from './scripted-match.ts';

const view = tableAfter(
  'g: shelf = [Node(), Node()]',
  "g: album = {'k1': shelf[0]}",
  '0: pet = Node()',
  '0: pet.left = shelf',
  '1: secret = Node()',
);

function texts(before: string): readonly string[] {
  return completionsAt(view, before).options.map(({ text }) => text);
}

describe('completionsAt', () => {
  it('offers names within reach and the vocabulary, but nothing out of reach', () => {
    expect(texts('')).toEqual(expect.arrayContaining(['pet', 'shelf', 'album', 'shelf[0]', 'Node()', 'del ']));
    expect(texts('')).not.toContain('secret');
  });

  it('completes the word that is being written', () => {
    expect(completionsAt(view, 'x = sh').from).toBe(4);
    expect(completionsAt(view, 'x = gc.co').from).toBe(4);
    expect(texts('x = gc.co')).toContain('gc.collect(0)');
  });

  it.each([
    ['pet.', ['.left', '.right', '.next', '.touch']],
    ['shelf.', ['.append(', '.pop()', '.clear()']],
    ['shelf[', ['[0]', '[1]']],
    ['album[', ["['k1']", "['k2']"]],
    ['x = pet.left[', ['[0]', '[1]']],
    ['del shelf[0].', ['.left', '.right', '.next', '.touch']],
  ])('%s', (before, options) => {
    expect(texts(before)).toEqual(options);
    expect(completionsAt(view, before).from).toBe(before.length - 1);
  });

  it('says what a name refers to', () => {
    expect(completionsAt(view, 'pet').options.find(({ text }) => text === 'pet')?.detail).toBe('#5 Node');
  });
});
