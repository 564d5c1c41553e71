/** What a lecture's log is saved as. A chunk of its own: most visitors save nothing. */
import exported from '../../shared/cpython/exported.py?raw';
import referee from '../../shared/cpython/referee.py?raw';
import { lectureCsv } from '../../shared/export/lecture-csv.ts';
import { lectureJson } from '../../shared/export/lecture-json.ts';
import { linesProgram } from '../../shared/export/lines-program.ts';
import { tellLectureLog } from '../../shared/export/told-lecture.ts';
import { formatLecture, type LectureLog } from '../../shared/lecture/lecture-log.ts';
import { exportWords } from './export-words.ts';

export const LECTURE_FORMATS = ['jsonl', 'py', 'csv', 'json'] as const;
export type LectureFormat = (typeof LECTURE_FORMATS)[number];

/** The file's text and its media type; null where an entry does not follow from those before. */
export function exportLecture(
  log: LectureLog,
  format: LectureFormat,
): { readonly text: string; readonly type: string } | null {
  if (format === 'jsonl') return { text: formatLecture(log), type: 'application/x-ndjson' };
  const told = tellLectureLog(log);
  if (!told.ok) return null;
  const { lecture } = told;
  switch (format) {
    case 'py': {
      const { runtime, title } = lecture.header;
      const lines = lecture.lines.map(({ text }) => text);
      return { text: linesProgram({ runtime, lines }, [title], { referee, exported }), type: 'text/x-python' };
    }
    case 'csv':
      return { text: lectureCsv(lecture, exportWords), type: 'text/csv' };
    case 'json':
      return { text: lectureJson(lecture), type: 'application/json' };
  }
}
