/** The rules of a lecture from outside: a command on a state gives entries, or the refusal that says why not. Changes nothing. */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import { checkForecast, sameForecast } from '../match/forecasts.ts';
import { type Result, refuse } from '../match/refusals.ts';
import { spelledLine } from '../match/spelled-line.ts';
import { distributionOf, scoresOf } from './checkpoint-scores.ts';
import type { LectureCommand } from './commands.ts';
import type { LectureEntry, LectureEntryBody, Pass } from './entries.ts';
import type { Student } from './header.ts';
import { chooseLectureStakes } from './lecture-stakes.ts';
import { stakeCalled } from './named-stakes.ts';
import { linesBetween, revealOf, type Script, type ScriptStep } from './script.ts';
import { type CheckpointState, checkpointOn, type LectureState, openPass } from './state.ts';

/** An entry before it has its place in the list. */
export type DecidedInLecture = LectureEntryBody & { readonly by: LectureEntry['by'] };
type Decision = Result<readonly DecidedInLecture[]>;

/** After so many lines a checkpoint lets every client compare its heap. */
export const LINES_PER_DIGEST = 20;

/**
 * What a command comes to: the entries to append, in order, none if nothing changes; or a refusal. Leaves the state and
 * its machine as they were.
 */
export function decideLecture(state: LectureState, command: LectureCommand, script: Script): Decision {
  if (state.stage.type === 'finished') return refuse('lecture-over');
  switch (command.type) {
    case 'run-line':
      return runLine(state, command.text, null);
    case 'next':
      return next(state, script);
    case 'skip':
      return skip(state, script);
    case 'open-checkpoint':
      return openCheckpoint(state, command.stakes, [], null);
    case 'forecast':
      return forecast(state, command.student, command.values);
    case 'close-forecasts':
      return openPass(state) === null ? notNow(state) : byHost(closing(state));
    case 'show-distribution':
      return showDistribution(state);
    case 'open-peer':
      return openPeer(state, null);
    case 'reveal':
      return reveal(state, script);
    case 'finish':
      return { ok: true, value: [{ type: 'finished', by: 'server' }] };
  }
}

/** The entries that `decided` become, after the state's last one; `at` is the lecture's time in ms. */
export function stampLecture(
  state: Pick<LectureState, 'seq' | 'at'>,
  decided: readonly DecidedInLecture[],
  at: number,
): LectureEntry[] {
  const now = Math.max(Math.floor(at), state.at);
  return decided.map((body, index) => ({ ...body, seq: state.seq + 1 + index, at: now }));
}

/** The script's step that `next` would do, and its place; null at the end. What no longer fits is passed over. */
export function upcomingStep(
  state: LectureState,
  { steps }: Script,
): { readonly step: ScriptStep; readonly index: number } | null {
  for (let index = state.cursor; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined || (step.type === 'peer' && !mayTalk(state))) continue;
    if (step.type === 'reveal' && checkpointOn(state) === null) continue;
    return { step, index };
  }
  return null;
}

function next(state: LectureState, script: Script): Decision {
  const upcoming = upcomingStep(state, script);
  // a class that forecasts is not to see what comes
  if (openPass(state) !== null && upcoming?.step.type !== 'peer') return showDistribution(state);
  if (upcoming === null) return refuse('script-over');
  const { step, index } = upcoming;
  switch (step.type) {
    case 'note':
      return byHost([{ type: 'note-shown', text: step.text, step: index }]);
    case 'line':
      return runLine(state, step.text, index);
    case 'forecast':
      return openScripted(state, script, step.stakes, index);
    case 'peer':
      return openPeer(state, index);
    case 'reveal':
      return reveal(state, script);
  }
}

function skip(state: LectureState, script: Script): Decision {
  if (openPass(state) !== null) return notNow(state);
  const upcoming = upcomingStep(state, script);
  return upcoming === null ? refuse('script-over') : byHost([{ type: 'step-skipped', step: upcoming.index }]);
}

function runLine(state: LectureState, text: string, step: number | null): Decision {
  if (openPass(state) !== null) return notNow(state);
  const spelled = spelledLine(text);
  if (!spelled.ok) return spelled;
  // a line that raises may have done something before: it does it to a copy
  const { move, spelling } = spelled.value;
  const copy = state.machine.fork({ record: false });
  const { error } = copy.run(move, 'globals');
  if (error !== undefined) return refuse('python-error', { name: error.name, message: error.message });
  const ran: DecidedInLecture = { type: 'line-run', line: spelling, step, by: 'host' };
  if (state.linesSinceDigest + 1 < LINES_PER_DIGEST) return { ok: true, value: [ran] };
  return { ok: true, value: [ran, { type: 'checkpointed', digest: copy.digest(), by: 'server' }] };
}

/** Stakes that the script names, as they are called now that its lines have run, and others perhaps. */
function openScripted(state: LectureState, script: Script, names: readonly string[], index: number): Decision {
  const stakes: Label[] = [];
  for (const name of names) {
    const stake = stakeCalled(state.machine, name);
    if (stake === null) return refuse('unknown-stake', { label: name });
    stakes.push(stake);
  }
  const ahead = linesBetween(script, index, revealOf(script, index));
  return openCheckpoint(state, stakes.length === 0 ? null : stakes, ahead, index);
}

function openCheckpoint(
  state: LectureState,
  named: readonly Label[] | null,
  ahead: readonly string[],
  step: number | null,
): Decision {
  if (checkpointOn(state) !== null) return notNow(state);
  const dead = named?.find((label) => !state.machine.isAlive(label));
  if (dead !== undefined) return refuse('unknown-stake', { label: dead });
  const stakes = named === null ? chooseLectureStakes(state.machine, ahead) : [...new Set(named)];
  if (stakes.length === 0) return refuse('nothing-to-forecast');
  return byHost([{ type: 'checkpoint-opened', stakes, ahead, step }]);
}

/** A forecast adds to what the student said before in the same pass, so that the entry holds all of it. */
function forecast(state: LectureState, student: Student, said: Forecast): Decision {
  const pass = openPass(state);
  const checkpoint = checkpointOn(state);
  if (pass === null || checkpoint === null) return notNow(state);
  const checked = checkForecast(said, checkpoint.stakes);
  if (!checked.ok) return checked;
  const before = checkpoint.forecasts[pass].get(student) ?? {};
  const values = { ...before, ...said };
  if (sameForecast(before, values)) return { ok: true, value: [] };
  return { ok: true, value: [{ type: 'forecast-made', pass, values, by: student }] };
}

function showDistribution(state: LectureState): Decision {
  const checkpoint = checkpointOn(state);
  if (checkpoint === null) return notNow(state);
  return byHost([...closing(state), ...showing(state, checkpoint)]);
}

function openPeer(state: LectureState, step: number | null): Decision {
  const checkpoint = checkpointOn(state);
  if (checkpoint === null || !mayTalk(state)) return notNow(state);
  return byHost([...closing(state), ...showing(state, checkpoint), { type: 'peer-opened', step }]);
}

function reveal(state: LectureState, script: Script): Decision {
  const checkpoint = checkpointOn(state);
  if (checkpoint === null) return notNow(state);
  const end = checkpoint.step === null ? null : revealOf(script, checkpoint.step);
  const ahead = end === null ? 0 : linesBetween(script, state.cursor, end).length;
  if (ahead > 0) return refuse('lines-ahead', { count: ahead });
  const { machine } = state;
  const alive = Object.fromEntries(checkpoint.stakes.map((stake) => [stake, machine.isAlive(stake)]));
  const passes: readonly Pass[] = passOf(state) === 2 ? [1, 2] : [1];
  const step = end !== null && end >= state.cursor ? end : stepOfReveal(state, script);
  const bodies = byHost([
    ...closing(state),
    ...showing(state, checkpoint),
    { type: 'checkpoint-revealed', alive, ...scoresOf(checkpoint, passes, alive), step },
  ]);
  if (!bodies.ok) return bodies;
  return { ok: true, value: [...bodies.value, { type: 'checkpointed', digest: machine.digest(), by: 'server' }] };
}

/** A checkpoint that the host opened by hand can be revealed by a step of the script all the same. */
function stepOfReveal(state: LectureState, script: Script): number | null {
  const upcoming = upcomingStep(state, script);
  return upcoming?.step.type === 'reveal' ? upcoming.index : null;
}

/** The pass that is on, or was on last, in the checkpoint that is on. */
function passOf(state: LectureState): Pass {
  return state.stage.type === 'closed' ? state.stage.pass : (openPass(state) ?? 1);
}

/** Whether there can be a second pass: there has been a first, and nothing has happened since. */
function mayTalk({ stage }: LectureState): boolean {
  return stage.type === 'forecast' || (stage.type === 'closed' && stage.pass === 1 && stage.linesSince === 0);
}

function closing(state: LectureState): readonly LectureEntryBody[] {
  return openPass(state) === null ? [] : [{ type: 'forecasts-closed' }];
}

function showing(state: LectureState, checkpoint: CheckpointState): readonly LectureEntryBody[] {
  const pass = passOf(state);
  if (checkpoint.distributions[pass] !== null) return [];
  return [{ type: 'distribution-shown', pass, stakes: distributionOf(checkpoint, pass) }];
}

function notNow({ stage }: LectureState): Decision {
  return refuse('wrong-phase', { phase: stage.type });
}

function byHost(bodies: readonly LectureEntryBody[]): Decision {
  return { ok: true, value: bodies.map((body) => ({ ...body, by: 'host' })) };
}
