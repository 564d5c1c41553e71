/** Runs each time when the page goes out of sight: another tab, a locked phone, a reload. The result ends that. */
export function whenHidden(run: () => void): () => void {
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') run();
  };
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', run);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', run);
  };
}
