/**
 * Every colour of the arena, as plain data, so that the pages can use the same ones without loading Phaser.
 * The seats' colours differ in lightness as well as in hue, and each keeps 4.5:1 against its theme's ground.
 */
export type ThemeName = 'dark' | 'light';

/** A class: what fills its shape, what outlines it, and what is written in it. */
export interface ClassColours {
  readonly fill: string;
  readonly line: string;
  readonly text: string;
}

export interface Palette {
  readonly ground: string;
  /** Generation 0, 1 and 2, new to old. */
  readonly terraces: readonly [string, string, string];
  readonly ledge: string;
  readonly shelf: string;
  readonly panel: string;
  readonly text: string;
  readonly quiet: string;
  readonly faint: string;
  /** References between objects, and from shared names. */
  readonly reference: string;
  readonly sharedReference: string;
  readonly sharedTag: string;
  readonly badge: string;
  readonly badgeLine: string;
  readonly badgeText: string;
  readonly gcRefs: string;
  readonly good: string;
  readonly bad: string;
  readonly warn: string;
  readonly truck: string;
  readonly truckDark: string;
  readonly lost: string;
  readonly stake: string;
  readonly contract: string;
  readonly selected: string;
  readonly focused: string;
  readonly proof: string;
  readonly hint: string;
  readonly answer: string;
  readonly seats: readonly string[];
  /** Written on a seat's colour. */
  readonly onSeat: string;
  readonly classes: Readonly<Record<string, ClassColours>>;
  readonly hidden: ClassColours;
}

export const SEAT_COLOURS: Readonly<Record<ThemeName, readonly string[]>> = {
  dark: ['#ffb52e', '#35c3f3', '#bb85fb', '#3fdcae', '#f3e04d', '#ff6b3d', '#ff6fb5', '#c3d5e6'],
  light: ['#93601e', '#0171a2', '#754ed7', '#007b43', '#685e00', '#d1061e', '#bc0e82', '#4b5d6d'],
};

const dark: Palette = {
  ground: '#0f141e',
  terraces: ['#1e2b45', '#192438', '#151d2d'],
  ledge: '#0a0e16',
  shelf: '#20263a',
  panel: '#161d2b',
  text: '#e9eef8',
  quiet: '#98a5bd',
  faint: '#5a6780',
  reference: '#aebad1',
  sharedReference: '#e6ebf5',
  sharedTag: '#3a4356',
  badge: '#0d121b',
  badgeLine: '#dfe6f3',
  badgeText: '#ffffff',
  gcRefs: '#7fe0a7',
  good: '#5fdc98',
  bad: '#ff6b7d',
  warn: '#ffc35c',
  truck: '#46a06a',
  truckDark: '#2c6c47',
  lost: '#ff8fa3',
  stake: '#ffd166',
  contract: '#f58fd0',
  selected: '#ffffff',
  focused: '#8ecbff',
  proof: '#ffe08a',
  hint: '#8ecbff',
  answer: '#7fe0a7',
  seats: SEAT_COLOURS.dark,
  onSeat: '#10141d',
  classes: {
    Node: { fill: '#25487a', line: '#78b4fa', text: '#ffffff' },
    Slot: { fill: '#1d5261', line: '#67d0e4', text: '#ffffff' },
    SlotW: { fill: '#1d5261', line: '#67d0e4', text: '#ffffff' },
    Loud: { fill: '#74391f', line: '#ff9d6a', text: '#ffffff' },
    Phoenix: { fill: '#7a2340', line: '#ff7f9f', text: '#ffffff' },
    Grump: { fill: '#4a493c', line: '#cdc393', text: '#ffffff' },
    Handle: { fill: '#2b3f6b', line: '#9fb4ff', text: '#ffffff' },
    SafeHandle: { fill: '#51306a', line: '#dc9dff', text: '#ffffff' },
    Member: { fill: '#393a80', line: '#a3a8ff', text: '#ffffff' },
    list: { fill: '#1b5446', line: '#5fd6b0', text: '#eafff8' },
    tuple: { fill: '#2f4a26', line: '#a5d66f', text: '#f6ffe9' },
    dict: { fill: '#463568', line: '#bc9cff', text: '#f5efff' },
    set: { fill: '#5d4018', line: '#eabb62', text: '#fff7e6' },
  },
  hidden: { fill: '#1c2333', line: '#8b98b3', text: '#b4c0d6' },
};

const light: Palette = {
  ground: '#f3f1ec',
  terraces: ['#ffffff', '#faf8f4', '#f1eee7'],
  ledge: '#d9d4c8',
  shelf: '#eceaf3',
  panel: '#ffffff',
  text: '#1b2230',
  quiet: '#59647a',
  faint: '#98a1b2',
  reference: '#5f6b82',
  sharedReference: '#2b3446',
  sharedTag: '#e4e7ee',
  badge: '#ffffff',
  badgeLine: '#39435a',
  badgeText: '#1b2230',
  gcRefs: '#0c7a45',
  good: '#0c8a4e',
  bad: '#cf2440',
  warn: '#a96400',
  truck: '#2f9159',
  truckDark: '#1f6a40',
  lost: '#c22848',
  stake: '#c98a00',
  contract: '#b02a86',
  selected: '#1b2230',
  focused: '#0b6fd0',
  proof: '#c07a00',
  hint: '#0b6fd0',
  answer: '#0c8a4e',
  seats: SEAT_COLOURS.light,
  onSeat: '#ffffff',
  classes: {
    Node: { fill: '#dbe9fd', line: '#2f6fc4', text: '#12305c' },
    Slot: { fill: '#d5f1f6', line: '#1b8299', text: '#0c3d49' },
    SlotW: { fill: '#d5f1f6', line: '#1b8299', text: '#0c3d49' },
    Loud: { fill: '#fde2d2', line: '#c8581c', text: '#5c2408' },
    Phoenix: { fill: '#fcd9e3', line: '#c42a5c', text: '#5c0f2b' },
    Grump: { fill: '#e9e6d6', line: '#7b7350', text: '#38341f' },
    Handle: { fill: '#e0e6fc', line: '#4a5fd0', text: '#1b2668' },
    SafeHandle: { fill: '#f3e0fb', line: '#9a3fc4', text: '#481260' },
    Member: { fill: '#e0e1fc', line: '#4d54c8', text: '#20235e' },
    list: { fill: '#d3f3e8', line: '#14805f', text: '#063f2d' },
    tuple: { fill: '#e5f4d3', line: '#568a16', text: '#294508' },
    dict: { fill: '#e8defc', line: '#7448cc', text: '#341a6b' },
    set: { fill: '#fbebcb', line: '#a26d06', text: '#4d3300' },
  },
  hidden: { fill: '#f4f3f0', line: '#78839a', text: '#4a556b' },
};

export const PALETTES: Readonly<Record<ThemeName, Palette>> = { dark, light };

/** The colours of a class; a class without colours of its own is a hidden holder. */
export function coloursOf(palette: Palette, type: string): ClassColours {
  return palette.classes[type] ?? palette.hidden;
}

/** A seat's colour; `null` stands for the shared names. */
export function seatColour(palette: Palette, seat: number | null): string {
  if (seat === null) return palette.sharedReference;
  return palette.seats[seat % palette.seats.length] ?? palette.reference;
}
