import { beforeEach, describe, expect, it } from 'vitest';
import { Composer } from './composer.ts';
import type { Answer } from './connection.ts';

const ERROR: Answer = {
  type: 'refused',
  refusal: { code: 'python-error', params: { name: 'NameError', message: "name 'q' is not defined" } },
};

let sent: string[];
let answer: (answer: Answer) => void;
let composer: Composer;

beforeEach(() => {
  sent = [];
  composer = new Composer((line) => {
    sent.push(line);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
});

async function say(line: string, with_: Answer): Promise<boolean> {
  composer.text.value = line;
  const said = composer.say(line);
  answer(with_);
  return said;
}

describe('Composer', () => {
  it('shows the line as pending, and clears the prompt when it was taken', async () => {
    composer.text.value = 'a = Node()';
    const said = composer.say('a = Node()');
    expect(composer.pending.value).toBe('a = Node()');
    expect(composer.text.value).toBe('');
    answer({ type: 'done', seq: 1 });
    expect(await said).toBe(true);
    expect(composer.pending.value).toBeNull();
    expect(composer.text.value).toBe('');
  });

  it('keeps a refused line to be mended, with Python’s words and a sentence', async () => {
    expect(await say('q.left = 1', ERROR)).toBe(false);
    expect(composer.text.value).toBe('q.left = 1');
    expect(composer.problem.value).toEqual({
      line: 'q.left = 1',
      python: "NameError: name 'q' is not defined",
      saying: { key: 'python.name-error' },
    });
  });

  it('says when nobody knows what became of the line', async () => {
    await say('a = Node()', { type: 'lost' });
    expect(composer.problem.value?.saying.key).toBe('connection.answer-lost');
  });

  it('sends one line at a time, and no empty ones', async () => {
    const first = composer.say('a = Node()');
    expect(await composer.say('b = Node()')).toBe(false);
    answer({ type: 'done', seq: 1 });
    await first;
    expect(await composer.say('   ')).toBe(false);
    expect(sent).toEqual(['a = Node()']);
  });

  it('recalls what was said, and what was being written', async () => {
    await say('one = Node()', { type: 'done', seq: 1 });
    await say('two = Node()', { type: 'done', seq: 2 });
    composer.text.value = 'thr';
    composer.earlier();
    expect(composer.text.value).toBe('two = Node()');
    composer.earlier();
    composer.earlier();
    expect(composer.text.value).toBe('one = Node()');
    composer.later();
    composer.later();
    expect(composer.text.value).toBe('thr');
  });

  it.each([{ type: 'done', seq: 1 } as const, ERROR])(
    'keeps what was typed while another line was on its way',
    async (with_) => {
      const said = composer.say('a = q');
      composer.text.value = 'b = a';
      answer(with_);
      await said;
      expect(composer.text.value).toBe('b = a');
      expect(composer.problem.value?.line).toBe(with_.type === 'done' ? undefined : 'a = q');
    },
  );

  it('inserts after what is there', () => {
    composer.insert('Node()');
    composer.text.value = 'x =';
    composer.insert('Node()');
    expect(composer.text.value).toBe('x =Node()');
    composer.text.value = 'shelf';
    composer.insert('del');
    expect(composer.text.value).toBe('shelf del');
  });
});
