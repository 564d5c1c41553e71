/**
 * The commonest entries of a log, read from their canonical text by one pattern: plain members, in ASCII and without
 * escapes. Reads a line several times faster than reading its JSON, holding it against its schema and writing it again
 * to compare. It has nothing to refuse: what it does not read is left to the schemas. That both read the same is held by
 * quick-entries.test.ts.
 */
import { type Forecast, type LoggedEntry, PHASES, type Phase } from './entries.ts';
import { isSeat, LONGEST_DIGEST, LONGEST_MOVE } from './log-schema.ts';

// fifteen digits are always a safe integer
const WHOLE = '(0|[1-9][0-9]{0,14})';
const PLAIN = '([ !#-\\[\\]-~]*)';
// spelt out it is read faster than counted
const HASH = '[0-9a-f]'.repeat(64);
const VALUE = '"#[1-9][0-9]{0,6}":[1-9][0-9]?';
const ENTRY = new RegExp(
  `^{"at":${WHOLE},"by":(?:"server"|${WHOLE})(?:,"digest":"${PLAIN}")?,"hash":"(${HASH})"` +
    `(?:,"line":"${PLAIN}")?(?:,"pass":([12]))?(?:,"phase":"([a-z]+)")?,"seq":${WHOLE},"type":"([a-z-]+)"` +
    `(?:,"until":${WHOLE})?(?:,"values":({${VALUE}(?:,${VALUE})*}))?}$`,
);

/** The entry that stands in that line of a log; null for one that is not for this file. */
export function readQuickly(text: string): LoggedEntry | null {
  const match = ENTRY.exec(text);
  if (match === null) return null;
  const [, atText, byText, digest, hash = '', line, pass, phase, seqText, type, until, values] = match;
  const by = byText === undefined ? 'server' : Number(byText);
  const [at, seq] = [Number(atText), Number(seqText)];
  if (seq === 0 || (by !== 'server' && !isSeat(by))) return null;
  if (type === 'forecast-made') {
    if (pass === undefined || values === undefined || (digest ?? line ?? phase ?? until) !== undefined) return null;
    const forecast = readForecast(values);
    return forecast === null ? null : { at, by, hash, pass: pass === '1' ? 1 : 2, seq, type, values: forecast };
  }
  if ((pass ?? values) !== undefined) return null;
  switch (type) {
    case 'moved':
      if (line === undefined || line.length > LONGEST_MOVE || (digest ?? phase ?? until) !== undefined) return null;
      return { at, by, hash, line, seq, type };
    case 'readied':
      return (digest ?? line ?? phase ?? until) === undefined ? { at, by, hash, seq, type } : null;
    case 'checkpointed':
      if (digest === undefined || digest.length > LONGEST_DIGEST || (line ?? phase ?? until) !== undefined) return null;
      return { at, by, digest, hash, seq, type };
    case 'phase-started':
      if (phase === undefined || !isPhase(phase) || until === undefined || (digest ?? line) !== undefined) return null;
      return { at, by, hash, phase, seq, type, until: Number(until) };
    default:
      return null;
  }
}

const phases: ReadonlySet<string> = new Set(PHASES);

function isPhase(text: string): text is Phase {
  return phases.has(text);
}

/** Null where the labels are not in order, or one stands there twice. */
function readForecast(values: string): Forecast | null {
  const forecast = JSON.parse(values) as Forecast;
  let [last, count] = ['', 0];
  for (const label in forecast) {
    if (label < last) return null;
    last = label;
    count++;
  }
  return count === values.split(',').length ? forecast : null;
}
