/** Less than this, in CSS pixels, and only what one types by has room. */
const LOW = 600;

/**
 * Keeps what is typed in sight while a keyboard is on the screen. Where the keyboard lies over the page instead of
 * shrinking it, `--keyboard` says how much it covers; `data-keyboard` is set while somebody types in what is left.
 */
export function followKeyboard(): void {
  const seen = window.visualViewport;
  if (seen === null) return;
  const root = document.documentElement;
  const tell = (): void => {
    // whoever zooms in sees less, too
    const covered = seen.scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - seen.height));
    root.style.setProperty('--keyboard', `${covered}px`);
    const types = isEditable(document.activeElement) && matchMedia('(pointer: coarse)').matches;
    root.toggleAttribute('data-keyboard', types && seen.height < LOW && seen.scale <= 1.01);
    if (covered > 0 && root.hasAttribute('data-keyboard')) scrollTo(0, 0);
  };
  seen.addEventListener('resize', tell);
  document.addEventListener('focusin', tell);
  document.addEventListener('focusout', tell);
}

function isEditable(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea'));
}
