/** Which page a path means. */
export type Route =
  | { readonly page: 'join' }
  | { readonly page: 'play'; readonly code: string }
  | { readonly page: 'replays' }
  | { readonly page: 'replay'; readonly match: string }
  | { readonly page: 'sandbox' }
  /** Without a code: a new session. What stands after the `#` is the host's secret, and no part of the route. */
  | { readonly page: 'host'; readonly code: string | null }
  /** What the class of a session knows; opened as the session is. */
  | { readonly page: 'report'; readonly code: string }
  /** A session that its host tries alone, on the student's side; opened as a session is. */
  | { readonly page: 'trial'; readonly code: string }
  /** A projector. What stands after the `#` opens it, and is no part of the route. */
  | { readonly page: 'screen'; readonly code: string }
  | { readonly page: 'privacy' }
  | { readonly page: 'not-found' };

/** What the server's codes look like, and nothing else gets as far as asking it. */
const CODE = /^[A-Za-z0-9]{4,12}$/;
const MATCH = /^[A-Za-z0-9_-]{1,60}$/;

/** The route of a path like `/play/ABCD`; a trailing slash and lower case are forgiven. */
export function routeOf(path: string): Route {
  const [first, second, third, fourth] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { page: 'join' };
  const ofSession = first === 'host' && second !== undefined && CODE.test(second) && fourth === undefined;
  if (ofSession && third === 'report') return { page: 'report', code: second.toUpperCase() };
  if (ofSession && third === 'try') return { page: 'trial', code: second.toUpperCase() };
  if (third !== undefined) return { page: 'not-found' };
  if (first === 'play' && second !== undefined && CODE.test(second))
    return { page: 'play', code: second.toUpperCase() };
  if (first === 'host' && second === undefined) return { page: 'host', code: null };
  if (first === 'host' && second !== undefined && CODE.test(second))
    return { page: 'host', code: second.toUpperCase() };
  if (first === 'screen' && second !== undefined && CODE.test(second))
    return { page: 'screen', code: second.toUpperCase() };
  if (first === 'privacy' && second === undefined) return { page: 'privacy' };
  if (first === 'sandbox' && second === undefined) return { page: 'sandbox' };
  if (first === 'replay' && second === undefined) return { page: 'replays' };
  if (first === 'replay' && second !== undefined && MATCH.test(second)) return { page: 'replay', match: second };
  return { page: 'not-found' };
}

/** What somebody typed or pasted as the code of a table or a session: spaces and dashes dropped, letters upper case, a join link cut to its code. */
export function codeFrom(typed: string): string {
  const fromLink = /\/play\/([A-Za-z0-9]+)/.exec(typed)?.[1];
  return (fromLink ?? typed)
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .slice(0, 12);
}
