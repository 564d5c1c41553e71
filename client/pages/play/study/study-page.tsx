import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import type { Refusal } from '../../../../shared/match/refusals.ts';
import { key as studentKey } from '../../../../shared/protocol/fields.ts';
import { preferences } from '../../../app/preferences.ts';
import { findSession, type SessionDoor } from '../../../app/sessions-api.ts';
import type { Newcomer } from '../../../model/studying/attended-class.ts';
import { JoiningPage } from '../joining-page.tsx';
import { JoinForm } from './join-form.tsx';
import { type OpenedStudy, openStudy, studentKeys } from './open-study.ts';
import { StudyRoom } from './study-room.tsx';
import '../../../styles/study.css';

/** A session, for a student: straight in with a key, with a nickname without one. */
export function StudyPage({ code }: { readonly code: string }): JSX.Element {
  const door = useSignal<SessionDoor | null>(null);
  const opened = useSignal<OpenedStudy | null>(null);
  const problem = useSignal<Refusal | null>(null);

  const enter = (newcomer: Newcomer | null): void => {
    problem.value = null;
    opened.peek()?.stop();
    opened.value = openStudy(code, newcomer);
  };
  /** Back to the door; what kept us out is said there. */
  const leave = (refusal: Refusal | null): void => {
    opened.peek()?.stop();
    opened.value = null;
    problem.value = refusal;
  };

  useEffect(() => {
    const comeByLink = (): void => {
      if (takeKeyFromAddress(code) || studentKeys.keyOf(code) !== null) enter(null);
    };
    comeByLink();
    addEventListener('hashchange', comeByLink);
    void findSession(code).then((found) => {
      if (found.type !== 'ok') return;
      door.value = found.value;
      preferences.lendLanguage(found.value.language, 'undecided');
    });
    return () => {
      removeEventListener('hashchange', comeByLink);
      opened.peek()?.stop();
    };
  }, [code]);

  if (opened.value !== null) return <StudyRoom attended={opened.value.attended} enter={enter} leave={leave} />;
  if (door.value === null) return <JoiningPage code={code} />;
  return <JoinForm door={door.value} refusal={problem.value} enter={enter} />;
}

/** A personal link brings its key after the `#`: it is kept here, and does not stay to be read over a shoulder. */
function takeKeyFromAddress(code: string): boolean {
  const given = location.hash.slice(1);
  if (!v.is(studentKey, given)) return false;
  studentKeys.keep(code, given);
  history.replaceState(null, '', location.pathname);
  return true;
}
