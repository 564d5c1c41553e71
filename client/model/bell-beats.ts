/** The bell, told in beats: the frames return one by one, in seat order, and what only they held goes with them. */
import type { Picture } from '../../shared/heap/picture.ts';
import type { Player, Seat } from '../../shared/match/settings.ts';
import type { Machine } from '../../shared/python/machine.ts';
import type { Saying } from '../i18n.ts';
import { type Beat, namesFor } from './beat.ts';

/**
 * One beat for each frame. `machine` is a fork of the heap when build ended; it is moved on. `ms`: how long all of
 * them may take.
 */
export function bellBeats(machine: Machine, players: readonly Player[], ms: number): readonly Beat[] {
  let picture = machine.picture();
  const returned: Seat[] = [];
  const quiet = { source: null, marks: new Map(), gcRefs: null, subtracted: [], truck: 'waiting', stop: true } as const;
  const each = ms / (players.length + 1);
  const beats: Beat[] = [
    { ...quiet, caption: { key: 'bell.rings' }, picture, events: [], returned: [], by: null, ms: each },
  ];
  for (const { seat, name } of players) {
    const before = picture;
    const { events } = machine.returnFrame(seat);
    picture = machine.picture();
    returned.push(seat);
    const dead = events.flatMap((event) => (event.type === 'died' && event.label !== null ? [event.object] : []));
    const caption = frameCaption(name, namesOf(before, seat), namesFor(before, dead));
    beats.push({ ...quiet, caption, picture, events, returned: [...returned], by: seat, ms: each });
  }
  return beats;
}

function namesOf(picture: Picture, seat: Seat): readonly string[] {
  return picture.names.filter(({ frame }) => frame === seat).map(({ name }) => `\`${name}\``);
}

function frameCaption(player: string, names: readonly string[], dead: readonly string[]): Saying {
  if (names.length === 0) return { key: 'bell.empty-frame', params: { player } };
  if (dead.length === 0) return { key: 'bell.nothing-dies', params: { player, names } };
  return { key: 'bell.dies', params: { player, names, dead } };
}
