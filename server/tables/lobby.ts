/** What changes at a table between matches: a change on a record gives the next record, or the refusal that says why not. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import { type BotStrength, MAX_SEATS, PEER_SECONDS, type Seat } from '../../shared/match/settings.ts';
import { botName, cleanName, personName, uniqueName } from './pseudonyms.ts';
import { type Person, type Sitter, seatOfKey, type TableRecord, type TableStage } from './table-record.ts';

export type LobbyChange =
  /** `choice` in [0, 1) picks a name where none is given. */
  | { readonly type: 'join'; readonly keyHash: string; readonly name: string | null; readonly choice: number }
  | { readonly type: 'rename'; readonly keyHash: string; readonly name: string }
  | { readonly type: 'leave'; readonly keyHash: string }
  | { readonly type: 'add-bot'; readonly strength: BotStrength }
  /** The host frees any seat but their own, which they leave by leaving. */
  | { readonly type: 'free-seat'; readonly seat: Seat }
  | { readonly type: 'choose-playlist'; readonly playlist: readonly string[]; readonly known: ReadonlySet<string> }
  | { readonly type: 'choose-peer'; readonly peer: boolean }
  /** By a session: what the person in a seat is called from now on. */
  | { readonly type: 'show-name'; readonly keyHash: string; readonly shown: string }
  /** By a session: the person has left it. Their seat stays in the match, and nobody's. */
  | { readonly type: 'forget'; readonly keyHash: string }
  /** The host has been gone for long enough: somebody who is there takes over. */
  | { readonly type: 'pass-host'; readonly present: ReadonlySet<string> };

/** The record after a change, with its revision; the same record when nothing changes. */
export function changeLobby(record: TableRecord, change: LobbyChange): Result<TableRecord> {
  const changed = apply(record, change);
  if (!changed.ok || changed.value === record) return changed;
  return { ok: true, value: { ...changed.value, revision: record.revision + 1 } };
}

function apply(record: TableRecord, change: LobbyChange): Result<TableRecord> {
  switch (change.type) {
    case 'join':
      return join(record, change);
    case 'rename':
      return rename(record, change.keyHash, change.name);
    case 'leave':
      return ok(withoutSitter(record, seatOfKey(record, change.keyHash)));
    case 'add-bot':
      return addBot(record, change.strength);
    case 'free-seat':
      return freeSeat(record, change.seat);
    case 'choose-playlist':
      return choosePlaylist(record, change.playlist, change.known);
    case 'choose-peer':
      return ok(choosePeer(record, change.peer));
    case 'show-name':
      return ok(changePerson(record, change.keyHash, (person) => ({ ...person, shown: change.shown })));
    case 'forget':
      return ok(changePerson(record, change.keyHash, ({ kind, name }) => ({ kind, name, keyHash: '' })));
    case 'pass-host':
      return ok(passHost(record, change.present));
  }
}

function join(record: TableRecord, { keyHash, name, choice }: Extract<LobbyChange, { type: 'join' }>) {
  if (record.sitters.length >= MAX_SEATS) return refuse('table-full');
  const taken = namesOf(record.sitters);
  const clean = name === null ? personName(taken, choice) : cleanName(name);
  if (clean === null) return refuse('name-refused');
  const person: Person = { kind: 'person', name: uniqueName(clean, taken), keyHash };
  // persons before bots: whoever sits down moves no other person
  const sitters = [...record.sitters.filter(isPerson), person, ...record.sitters.filter((sitter) => !isPerson(sitter))];
  return ok({ ...record, sitters, host: record.host ?? keyHash, stage: afterSeatChange(record.stage) });
}

function rename(record: TableRecord, keyHash: string, name: string): Result<TableRecord> {
  const seat = seatOfKey(record, keyHash);
  if (seat === null) return refuse('seat-not-yours');
  const clean = cleanName(name);
  if (clean === null) return refuse('name-refused');
  const others = record.sitters.filter((_, index) => index !== seat);
  const unique = uniqueName(clean, namesOf(others));
  if (unique === record.sitters[seat]?.name) return ok(record);
  return ok({
    ...record,
    sitters: record.sitters.map((sitter, index) => (index === seat ? { ...sitter, name: unique } : sitter)),
  });
}

function addBot(record: TableRecord, strength: BotStrength): Result<TableRecord> {
  if (record.sitters.length >= MAX_SEATS) return refuse('table-full');
  const bot: Sitter = { kind: strength, name: botName(namesOf(record.sitters)) };
  return ok({ ...record, sitters: [...record.sitters, bot], stage: afterSeatChange(record.stage) });
}

function freeSeat(record: TableRecord, seat: Seat): Result<TableRecord> {
  const sitter = record.sitters[seat];
  if (sitter === undefined) return refuse('no-such-seat', { seat });
  if (isPerson(sitter) && sitter.keyHash === record.host) {
    return refuse('bad-message', { issue: 'seat: the host leaves with leave' });
  }
  return ok(withoutSitter(record, seat));
}

function choosePlaylist(
  record: TableRecord,
  playlist: readonly string[],
  known: ReadonlySet<string>,
): Result<TableRecord> {
  const unknown = playlist.find((id) => !known.has(id));
  return unknown === undefined ? ok({ ...record, playlist }) : refuse('no-such-scenario', { id: unknown });
}

/** A peer round that is on keeps the length it has. */
function choosePeer(record: TableRecord, peer: boolean): TableRecord {
  if (record.settings.peerSeconds > 0 === peer) return record;
  return { ...record, settings: { ...record.settings, peerSeconds: peer ? PEER_SECONDS : 0 } };
}

function passHost(record: TableRecord, present: ReadonlySet<string>): TableRecord {
  if (record.host !== null && present.has(record.host)) return record;
  const next = record.sitters.filter(isPerson).find(({ keyHash }) => present.has(keyHash));
  return next === undefined ? record : { ...record, host: next.keyHash };
}

function withoutSitter(record: TableRecord, seat: Seat | null): TableRecord {
  if (seat === null) return record;
  const gone = record.sitters[seat];
  const sitters = record.sitters.filter((_, index) => index !== seat);
  const wasHost = gone !== undefined && isPerson(gone) && gone.keyHash === record.host;
  const host = wasHost ? (sitters.find(isPerson)?.keyHash ?? null) : record.host;
  return { ...record, sitters, host, stage: afterSeatChange(record.stage) };
}

/** A podium belongs to those who played: with other seats the table is a lobby again. */
function afterSeatChange(stage: TableStage): TableStage {
  return stage.type === 'finished' ? { type: 'lobby' } : stage;
}

function isPerson(sitter: Sitter): sitter is Person {
  return sitter.kind === 'person';
}

function namesOf(sitters: readonly Sitter[]): string[] {
  return sitters.map(({ name }) => name);
}

function ok(record: TableRecord): Result<TableRecord> {
  return { ok: true, value: record };
}

function changePerson(record: TableRecord, keyHash: string, change: (person: Person) => Person): TableRecord {
  const seat = seatOfKey(record, keyHash);
  if (seat === null) return record;
  const sitters = record.sitters.map((sitter, index) => (index === seat && isPerson(sitter) ? change(sitter) : sitter));
  return { ...record, sitters };
}
