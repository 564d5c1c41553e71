/** One match with every type of entry in it, for whatever looks at logs. */
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

/** Two rounds by two players, and one who comes late; finished. */
export function scriptedMatch(): TestTable {
  const second = scenarioText(['box = [Node(), Node(), Loud()]', 'box[0].next = box[1]'], { truck: 0 });
  const at = new TestTable({
    scenarios: { roommates: ROOMMATES, second },
    settings: { peerSeconds: 15, tokensAtStart: 30, tokensAtMost: 30 },
  });
  at.begin();
  at.ready(0);
  at.until('build');
  at.do({ type: 'drop-out', seat: 1 });
  for (let move = 0; move < 21; move++) at.line(0, `a${move} = Node()`);
  at.do({ type: 'return', seat: 1 });
  at.line(1, "album['k3'] = shelf[1]");
  at.do({ type: 'join-late', name: 'Late' });
  at.until('predict');
  at.do({ type: 'retime', until: at.now + 20_000 });
  const [stake = '#1', other = '#2'] = at.state.round?.stakes ?? [];
  at.forecast(0, { [stake]: 80, [other]: 10 });
  at.forecast(1, { [stake]: 30 });
  at.forecast(2, { [stake]: 55 });
  at.until('peer').forecast(1, { [stake]: 60 });
  return at.finish();
}
