import type { JSX } from 'preact';

const HEXAGON = 'M0-26 22.500-13V13L0 26-22.500 13V-13z';

/** A heap in three terraces, names that let go, and the truck that comes for what nobody holds. */
export function Hero(): JSX.Element {
  return (
    <svg class="hero" viewBox="0 0 640 460" role="presentation">
      <defs>
        <marker
          id="hero-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0 8 4 0 8z" fill="var(--hero-line)" />
        </marker>
      </defs>
      <rect class="hero-terrace t0" x="20" y="70" width="600" height="110" rx="22" />
      <rect class="hero-terrace t1" x="20" y="194" width="600" height="110" rx="22" />
      <rect class="hero-terrace t2" x="20" y="318" width="600" height="110" rx="22" />

      <g class="hero-lines">
        <path d="M110 46C112 84 128 96 150 104" marker-end="url(#hero-arrow)" />
        <path d="M186 122C236 116 256 118 292 122" marker-end="url(#hero-arrow)" />
        <path d="M312 152C296 204 250 226 214 240" marker-end="url(#hero-arrow)" />
        <path d="M416 46C424 150 392 262 316 346" marker-end="url(#hero-arrow)" />
        <path d="M340 378C390 378 400 378 436 378" marker-end="url(#hero-arrow)" />
      </g>
      <g class="hero-cycle">
        <path d="M452 108C478 88 506 88 530 106" marker-end="url(#hero-arrow)" />
        <path d="M532 140C506 158 478 158 454 142" marker-end="url(#hero-arrow)" />
        <g class="hero-node" transform="translate(436 124)">
          <path d={HEXAGON} />
          <text>#8</text>
        </g>
        <g class="hero-node" transform="translate(548 124)">
          <path d={HEXAGON} />
          <text>#9</text>
        </g>
      </g>

      <g class="hero-name" transform="translate(70 16)">
        <path d="M0 0h58l14 15-14 15H0z" />
        <text x="10" y="20">
          pet
        </text>
      </g>
      <g class="hero-name shared" transform="translate(372 16)">
        <path d="M0 0h70l14 15-14 15H0z" />
        <text x="10" y="20">
          shelf
        </text>
      </g>

      <g class="hero-node bob" transform="translate(162 122)">
        <path d={HEXAGON} />
        <text>#1</text>
      </g>
      <g class="hero-bell bob late" transform="translate(318 124)">
        <path d="M-26 22c8-8 6-16 6-24a20 20 0 0 1 40 0c0 8-2 16 6 24z" />
        <circle cx="0" cy="27" r="5" />
        <text y="4">#2</text>
      </g>
      <g class="hero-node bob late" transform="translate(186 248)">
        <path d={HEXAGON} />
        <text>#4</text>
      </g>
      <g class="hero-list" transform="translate(248 352)">
        <rect width="90" height="48" rx="10" />
        <path d="M30 0v48M60 0v48" />
      </g>
      <g class="hero-dict" transform="translate(440 346)">
        <rect width="92" height="62" rx="10" />
        <text x="12" y="25">
          'k1'
        </text>
        <text x="12" y="49">
          'k2'
        </text>
      </g>

      <g class="hero-truck">
        <path class="hero-truck-load" d="M0 0h74a8 8 0 0 1 8 8v38H0z" />
        <path class="hero-truck-cab" d="M86 14h18l16 16v16H86z" />
        <text x="18" y="30">
          GC
        </text>
        <circle cx="24" cy="50" r="10" />
        <circle cx="98" cy="50" r="10" />
      </g>
    </svg>
  );
}
