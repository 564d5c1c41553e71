import { describe, expect, it } from 'vitest';
import { Machine } from '../../shared/python/machine.ts';
import { parseLine } from '../../shared/python/parse.ts';
import { notesOn } from './line-notes.ts';

/** The notes on the last of the lines. */
function notesAfter(lines: readonly string[]) {
  const machine = new Machine('3.15');
  const outcomes = lines.map((text) => {
    const parsed = parseLine(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
    return machine.run(parsed.move);
  });
  const last = outcomes.at(-1);
  if (last === undefined) throw new Error('no lines');
  return notesOn({ answer: last.answer ?? null, events: last.events });
}

describe('notesOn', () => {
  it('tells what callbacks and the collector’s flags print as it tells the log', () => {
    const lines = [
      'gc.callbacks.append(on_gc)',
      'gc.set_debug(2)',
      'a = Loud()',
      'a.left = a',
      'del a',
      'gc.collect(0)',
    ];
    expect(notesAfter(lines)).toContainEqual({
      key: 'note.logged',
      params: {
        texts: ['`gc start 0`', '`gc: collectable <Loud #1>`', '`del #1`', '`gc stop 0 collected 1 uncollectable 0`'],
      },
    });
  });
});
