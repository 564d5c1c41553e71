import type { JSX } from 'preact';

const PATHS = {
  settings: 'M3 6h9m6 0h3M3 12h3m6 0h9M3 18h9m6 0h3M15 3.500v5M9 9.500v5M15 15.500v5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  play: 'M7 4.500v15l12-7.500z',
  pause: 'M7 5v14M17 5v14',
  step: 'M6 5v14l9-7zM18 5v14',
  back: 'M18 5v14l-9-7zM6 5v14',
  skip: 'M4 5v14l8-7zM12 5v14l8-7z',
  faster: 'M4 5v14l8-7zM12 5v14l8-7z',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 13l4 4L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11m-4-4l4 4 4-4M5 20h14',
  upload: 'M12 16V5m-4 4l4-4 4 4M5 20h14',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1',
  send: 'M4 12h15m-6-6l6 6-6 6',
  truck: 'M3 7h11v9H3zM14 10h4l3 3v3h-7zM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  eye: 'M3 12s3.500-6 9-6 9 6 9 6-3.500 6-9 6-9-6-9-6zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  undo: 'M8 5L4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-4',
  erase: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  grip: 'M9 6h.010M15 6h.010M9 12h.010M15 12h.010M9 18h.010M15 18h.010',
  up: 'M12 19V5m-6 6l6-6 6 6',
  down: 'M12 5v14m-6-6l6 6 6-6',
  screen: 'M3 5h18v11H3zM8 20h8M12 16v4',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.500.700 3.500 2.500 3.500 5.500',
  tables: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  door: 'M5 21V4h10v17M3 21h18M15 7h4v14M11.500 12.500h.010',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  more: 'M5 12h.010M12 12h.010M19 12h.010',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.700-4.700',
  chart: 'M4 4v16h16M8 16v-4M12.500 16V8M17 16v-6',
  flag: 'M6 21V4m0 1h11l-2.500 4 2.500 4H6',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing beside words; never the only sign of anything. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
