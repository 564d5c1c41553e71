import { describe, expect, it } from 'vitest';
import { completionsAt } from './completions.ts';
import { viewTable } from './gestures/table-view.ts';
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

  it.each([
    ['h.', ['.fd', '.left', '.right', '.next', '.close()']],
    ['t.', ['.release()']],
    ['local.', ['.x', '.y', '.z']],
    ['local.x.', ['.left', '.right', '.next', '.touch']],
    ['logs[', ['[0]']],
  ])('of what is outside of the heap: %s', (before, options) => {
    const outside = tableAfter('0: h = Handle()', '0: t = park(h)', '0: local.x = Node()', '0: log_error(h)');
    expect(completionsAt(outside, before).options.map(({ text }) => text)).toEqual(options);
  });

  it.each([
    ['', ['del ', 'with ']],
    ['wi', ['del ', 'with ']],
    ['with h ', ['as ']],
    ['with h as k: ', ['del ', 'pass']],
    ['x = {', ['None']],
    ['pet ', ['None', 'is ', 'is not ']],
    ['x = pet', ['None']],
    ['x = Node(', ['None', 'left=', 'right=']],
    ['x = Node(pet, ri', ['None', 'left=', 'right=']],
    ['x = Node(left=', ['None']],
    ['x = closure(', ['None']],
  ])('knows which keyword can follow %j', (before, keywords) => {
    const { options } = completionsAt(view, before);
    expect(options.filter(({ kind }) => kind === 'keyword').map(({ text }) => text)).toEqual(keywords);
  });

  it('offers only words that are in play', () => {
    const plain = viewTable(view.picture, 0, new Map([['Node', 1]] as const));
    const offered = completionsAt(plain, '').options.map(({ text }) => text);
    for (const word of ['with ', 'park(', 'local', 'logs', 'Handle()']) expect(offered).not.toContain(word);
    expect(completionsAt(plain, 'pet ').options.map(({ text }) => text)).not.toContain('is ');
  });

  it('says what a name refers to', () => {
    expect(completionsAt(view, 'pet').options.find(({ text }) => text === 'pet')?.detail).toBe('#5 Node');
  });
});
