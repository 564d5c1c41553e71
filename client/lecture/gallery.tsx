/** A page for whoever works on lectures: `npx vite --config client/vite.config.ts`, then /lecture/gallery.html?view=screen. Not part of the build. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { type LectureViewer, viewLectureEntry } from '../../shared/lecture/view-lecture.ts';
import type { Forecast } from '../../shared/match/entries.ts';
import { commandOf, isLectureAction } from '../../shared/protocol/lecture-actions.ts';
import { browserClock } from '../app/browser-ports.ts';
import { applyPreferences, preferences } from '../app/preferences.ts';
import { showLanguage } from '../i18n.ts';
import type { Answer } from '../model/connection.ts';
import { LecturePlace } from '../model/lecture/lecture-place.ts';
import { HostLecture } from './host-lecture.tsx';
import { MadeUpClass } from './made-up-class.ts';
import { preparedLectures } from './prepared-lectures.ts';
import { ScreenLecture } from './screen-lecture.tsx';
import { StudentLecture } from './student-lecture.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';

const query = new URLSearchParams(location.search);
const view = query.get('view') ?? 'screen';
const language = query.get('lang') === 'zh' ? 'zh' : 'en';
const students = Number(query.get('students') ?? '38');
const viewer: LectureViewer = view === 'host' ? 'host' : view === 'student' ? { student: 1 } : 'screen';
preferences.theme.value = query.get('theme') === 'light' ? 'light' : 'dark';
preferences.language.value = language;

const chosen = preparedLectures.find(({ id }) => id === (query.get('lecture') ?? 'cycles'));
const lesson = new MadeUpClass(chosen?.text ?? '', chosen?.title[language] ?? '');

const place: LecturePlace = new LecturePlace({
  clock: browserClock,
  guided: signal(query.get('guided') !== 'no'),
  ask: async (request): Promise<Answer> => {
    if (request.t === 'forecast') return say({ type: 'forecast', student: 1, values: request.values as Forecast });
    const command = request.t === 'host' && isLectureAction(request.action) ? commandOf(request.action) : null;
    return command === null ? { type: 'done', seq: null } : say(command);
  },
});

function say(command: Parameters<MadeUpClass['ask']>[0]): Answer {
  const before = lesson.entries.length;
  const said = lesson.ask(command);
  if (!said.ok) return { type: 'refused', refusal: said.refusal };
  if (command.type !== 'forecast') lesson.forecast(students - 3);
  const entries = lesson.entries.slice(before).flatMap((entry) => viewLectureEntry(entry, viewer) ?? []);
  place.hear({ t: 'lecture-entries', entries });
  place.hear(lesson.progress(students, view === 'host'));
  return { type: 'done', seq: null };
}

for (let step = 0; step < Number(query.get('steps') ?? '0'); step++) {
  lesson.ask({ type: 'next' });
  lesson.forecast(students - 3);
  if (view === 'student' && query.get('own') !== null) {
    const stakes = lesson.state.checkpoints.at(-1)?.stakes ?? [];
    lesson.ask({ type: 'forecast', student: 1, values: Object.fromEntries(stakes.map((stake) => [stake, 80])) });
  }
}
place.hear(lesson.view(viewer));
place.hear(lesson.progress(students, view === 'host'));
// for whoever tests the page from outside
Object.assign(window, { next: () => say({ type: 'next' }) });

const app = document.getElementById('app');
if (app === null) throw new Error('no element app');
applyPreferences();
await showLanguage(language);
const SHOWN = { host: HostLecture, student: StudentLecture, screen: ScreenLecture } as const;
const Shown = SHOWN[view as keyof typeof SHOWN] ?? ScreenLecture;
render(<Shown place={place} />, app);
