import { signal } from '@preact/signals';
import { type Route, routeOf } from './route.ts';

/** The page that is shown; follows the address bar. */
export const route = signal<Route>(routeOf(location.pathname));

/** Goes to another page of the game without loading everything again. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  follow();
  scrollTo(0, 0);
}

function follow(): void {
  route.value = routeOf(location.pathname);
}

addEventListener('popstate', follow);

/** Lets plain links within the game go through `navigate`; new tabs, downloads and other sites stay the browser's. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === null || !plain || event.defaultPrevented) return;
    if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/')) return;
    event.preventDefault();
    navigate(link.pathname);
  });
}
