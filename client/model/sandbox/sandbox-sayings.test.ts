import { describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { sandboxSaying } from './sandbox-sayings.ts';
import { SandboxSession } from './sandbox-session.ts';

describe('what a sandbox says', () => {
  const session = new SandboxSession({ clock: new FakeClock(), onLine: () => {} });

  it.each([
    ['del q', 'sandbox.name-error', "NameError: name 'q' is not defined"],
    ['registry[3]', 'python.index-error', 'IndexError: list index out of range'],
    ['import os', 'line.what-import', null],
  ])('about %s', (line, key, python) => {
    expect(sandboxSaying(session.say(line))).toEqual({ python, saying: expect.objectContaining({ key }) });
  });

  it('nothing about a line that it took', () => {
    expect(sandboxSaying(session.say('a = Node()'))).toBeNull();
  });
});
