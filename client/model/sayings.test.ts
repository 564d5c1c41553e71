import { describe, expect, it } from 'vitest';
import { RUNTIME_IDS } from '../../shared/heap/runtime.ts';
import { readMove } from '../../shared/match/lines.ts';
import { refusalSayings } from '../../shared/match/refusal-sayings.ts';
import { refuse } from '../../shared/match/refusals.ts';
import { Machine } from '../../shared/python/machine.ts';
import { announcements } from './announce.ts';
import { FakeClock } from './fake-clock.ts';
import { pointsFor } from './forecast-points.ts';
import { notesOn } from './line-notes.ts';
import { type Happening, MatchModel } from './match-model.ts';
import { HEADER, pictureAfter, ScriptedMatch, wholeMatch } from './scripted-match.ts';

describe('what Python raises has a sentence of its own on every runtime', () => {
  it.each([
    ['zz = qq', 'python.name-error'],
    ['del qq', 'python.name-error'],
    ['x = n.left', 'python.attribute-error'],
    ['s.color = n', 'python.attribute-error'],
    ['x = l[7]', 'python.index-error'],
    ['l[7] = n', 'python.index-error'],
    ['e.pop()', 'python.pop-empty'],
    ["x = d['k9']", 'python.key-error'],
    ['w = weakref.ref(s)', 'python.no-weakref'],
    ['w = weakref.ref(l)', 'python.no-weakref'],
    ['x = {l}', 'python.unhashable'],
    ['t[0] = n', 'python.item-assignment'],
    ['x = n[0]', 'python.not-subscriptable'],
    ['n()', 'python.not-callable'],
    ["x = l['k1']", 'python.bad-index'],
    ['a.left = n', 'python.none-attribute'],
  ])('%s', (line, key) => {
    for (const runtime of RUNTIME_IDS) {
      const machine = new Machine(runtime);
      const run = (text: string) => {
        const parsed = readMove(text);
        if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
        return machine.run(parsed.move, 'globals');
      };
      for (const text of ['n = Node()', 's = Slot()', 'l = [n]', 'e = []', "d = {'k1': n}", 't = (n,)', 'a = None'])
        run(text);
      const { error } = run(line);
      if (error === undefined) throw new Error(`${line} raises nothing on ${runtime}`);
      const said = refusalSayings(refuse('python-error', { name: error.name, message: error.message }).refusal);
      // old Pythons say "no attribute '__getitem__'" of what has no items
      const keys = runtime === '2.7' ? [key, 'python.attribute-error', 'python.type-error'] : [key];
      expect(keys, `${runtime}: ${error.name}: ${error.message}`).toContain(said.saying.key);
      expect(said.python).toContain(error.name);
    }
  });
});

describe('what the parser cannot read', () => {
  it.each([
    ['', 'line.empty'],
    ['a = = b', 'line.syntax-error'],
    ['for x in y: pass', 'line.not-in-language'],
    ['a = b; c = d', 'line.what-two-statements'],
    ['(a, b), c = d', 'line.what-nested-targets'],
    ['import gc', 'line.what-import'],
    ['print(a)', 'line.unknown-call'],
    ['registry = []', 'line.reserved-name'],
    ['a = b + c', 'line.what-operator'],
  ])('%s', (line, key) => {
    const parsed = readMove(line);
    if (parsed.ok) throw new Error(`${line} can be read`);
    const { code, params } = parsed.refusal;
    const { refusal } = refuse('line-unreadable', { ...params, reason: code });
    expect(refusalSayings(refusal).saying.key).toBe(key);
  });
});

describe('notes, announcements and points', () => {
  it('notes answers, deaths and promotions of every line', () => {
    const match = wholeMatch();
    const notes = (match.state.round?.program ?? []).map((line) => ({
      text: line.text,
      keys: notesOn(line).map(({ key }) => key),
    }));
    const truck = notes.find(({ text }) => text === 'gc.collect(1)');
    expect(truck?.keys).toEqual(expect.arrayContaining(['note.answer', 'note.died-collector', 'note.promoted']));
    expect(notes.find(({ text }) => text === 'pet = Node()')?.keys).toEqual([]);
  });

  it('announces others’ moves and phases, not one’s own lines', () => {
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    const heard: Happening[] = [];
    model.listen((happening) => heard.push(happening));
    for (const entry of wholeMatch().seenBy(0)) model.apply([entry]);
    const said = heard.flatMap((happening) => announcements(happening, 0));
    const moves = said.filter(({ key }) => key === 'announce.moved');
    expect(moves.map(({ params }) => params?.player)).toEqual(['bo', 'bo']);
    expect(said.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['announce.bell', 'announce.collect', 'announce.reveal', 'announce.finished']),
    );
  });

  it('announces what the log says, and what stays open for good', () => {
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    const heard: Happening[] = [];
    model.listen((happening) => heard.push(happening));
    for (const entry of wholeMatch().seenBy(0)) model.apply([entry]);
    const moved = heard.find(({ entry }) => entry.type === 'moved' && entry.by === 1);
    const [line] = moved?.lines ?? [];
    if (moved === undefined || line === undefined) throw new Error('nobody moved');
    const opened = pictureAfter('0: h = Handle()');
    const leaked = pictureAfter('0: h = Handle()', '0: del h');
    const said = (change: Partial<Happening>) =>
      announcements({ ...moved, before: opened, after: opened, ...change }, 0).slice(1);
    expect(said({})).toEqual([]);
    expect(said({ after: leaked })).toEqual([{ key: 'announce.leaked', params: { count: 1, numbers: '3' } }]);
    expect(said({ before: leaked, after: leaked })).toEqual([]);
    expect(said({ lines: [{ ...line, events: [{ type: 'logged', text: 'close 3' }] }] })).toEqual([
      { key: 'announce.logged', params: { texts: ['close 3'] } },
    ]);
  });

  it('announces that others have handed in their forecast, not each slider that they move', () => {
    const match = new ScriptedMatch().toBuild();
    match.next();
    const [stake = '#1'] = match.state.round?.stakes ?? [];
    match.do({ type: 'forecast', seat: 1, values: { [stake]: 20 } });
    match.do({ type: 'forecast', seat: 1, values: { [stake]: 30 } });
    match.do({ type: 'ready', seat: 1 });
    match.do({ type: 'ready', seat: 0 });
    const model = new MatchModel({ header: HEADER, clock: new FakeClock() });
    const heard: Happening[] = [];
    model.listen((happening) => heard.push(happening));
    for (const entry of match.seenBy(0)) model.apply([entry]);
    const said = heard.flatMap((happening) => announcements(happening, 0));
    expect(said.filter(({ key }) => key === 'announce.forecast')).toEqual([
      { key: 'announce.forecast', params: { player: 'bo' } },
    ]);
  });

  it.each([
    [50, 0, 0],
    [99, 25, -73],
    [1, -73, 25],
    [80, 21, -39],
  ])('%i %% is worth %i or %i', (percent, lives, dies) => {
    expect(pointsFor(percent)).toEqual({ lives, dies });
  });
});
