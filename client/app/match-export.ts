/** What a log is saved as, in the reader's language. A chunk of its own: most visitors save nothing. */
import exported from '../../shared/cpython/exported.py?raw';
import referee from '../../shared/cpython/referee.py?raw';
import { matchCsv } from '../../shared/export/match-csv.ts';
import { notebookOf, notebookText } from '../../shared/export/notebook.ts';
import { pythonProgram } from '../../shared/export/python-program.ts';
import { tellLog } from '../../shared/export/tell-log.ts';
import { formatLog, type MatchLog } from '../../shared/match/log.ts';
import { exportWords } from './export-words.ts';

export type ExportFormat = 'jsonl' | 'py' | 'ipynb' | 'csv';

export type Exported =
  | { readonly ok: true; readonly text: string; readonly type: string }
  /** The entry that does not follow from those before. */
  | { readonly ok: false; readonly entry: number };

/** The file's text and its media type. @throws UnfoldableEntry where the log is no match */
export function exportLog(log: MatchLog, format: ExportFormat): Exported {
  if (format === 'jsonl') return { ok: true, text: formatLog(log), type: 'application/x-ndjson' };
  const told = tellLog(log);
  if (!told.ok) return { ok: false, entry: told.seq };
  switch (format) {
    case 'py':
      return { ok: true, text: pythonProgram(told.match, { referee, exported }), type: 'text/x-python' };
    case 'ipynb': {
      const notebook = notebookOf(told.match, { referee, exported }, exportWords);
      return { ok: true, text: notebookText(notebook), type: 'application/x-ipynb+json' };
    }
    case 'csv':
      return { ok: true, text: matchCsv(told.match, exportWords), type: 'text/csv' };
  }
}
