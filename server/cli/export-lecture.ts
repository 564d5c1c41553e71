/** A lecture's log in a form that others can run or read. */
import { lectureCsv } from '../../shared/export/lecture-csv.ts';
import { lectureJson } from '../../shared/export/lecture-json.ts';
import { linesProgram } from '../../shared/export/lines-program.ts';
import type { PythonSources } from '../../shared/export/python-program.ts';
import { type ToldLecture, type ToldLectureLog, tellLectureLog } from '../../shared/export/told-lecture.ts';
import { type LectureLog, readLectureLog, readUnsealedLecture } from '../../shared/lecture/lecture-log.ts';
import { UnfoldableLectureEntry } from '../../shared/lecture/unfoldable-lecture.ts';
import { InputError } from './input-error.ts';
import { type CommandLanguage, wordsIn } from './words.ts';

/** The lecture in a file's text, whole or cut short. Throws an InputError where there is none. */
export function lectureIn(file: string, text: string): ToldLecture {
  const told = toldIn(file, logIn(file, text));
  if (told.ok) return told.lecture;
  throw new InputError(`${file}:${told.line}: wrong-hash: entry ${told.seq} does not follow from those before`);
}

/** What is written for it: its lines as a program, or what the class said as tables. */
export async function writtenLecture(
  lecture: ToldLecture,
  { to, lang }: { readonly to: 'py' | 'ipynb' | 'csv' | 'json'; readonly lang: CommandLanguage },
  sources: () => Promise<PythonSources>,
): Promise<string> {
  const { runtime, title } = lecture.header;
  switch (to) {
    case 'py':
      return linesProgram({ runtime, lines: lecture.lines.map(({ text }) => text) }, [title], await sources());
    case 'csv':
      return lectureCsv(lecture, await wordsIn(lang));
    case 'json':
      return lectureJson(lecture);
    case 'ipynb':
      throw new InputError('--to ipynb: a lecture is exported as py, csv or json');
  }
}

function toldIn(file: string, log: Pick<LectureLog, 'header' | 'entries'>): ToldLectureLog {
  try {
    return tellLectureLog(log);
  } catch (cause) {
    if (!(cause instanceof UnfoldableLectureEntry)) throw cause;
    throw new InputError(`${file}: ${cause.message}`, { cause });
  }
}

function logIn(file: string, text: string): Pick<LectureLog, 'header' | 'entries'> {
  const sealed = readLectureLog(text.split('\n'));
  if (sealed.ok) return sealed.log;
  const unsealed = readUnsealedLecture(text);
  if (unsealed.ok) return unsealed.log;
  const { line, code, message } = unsealed;
  throw new InputError(`${file}:${line}: ${code}: ${message}`);
}
