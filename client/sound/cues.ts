/** Short sounds, made here and now by oscillators: nothing is loaded. */
import type { Cue } from '../model/cue.ts';

interface Tone {
  /** In Hz, gliding to `to` if that is given. */
  readonly from: number;
  readonly to?: number;
  /** Seconds after the cue's start. */
  readonly at: number;
  readonly seconds: number;
  readonly wave: OscillatorType;
  readonly loudness: number;
}

const CUES: Readonly<Record<Cue, readonly Tone[]>> = {
  move: [{ from: 520, to: 660, at: 0, seconds: 0.09, wave: 'sine', loudness: 0.12 }],
  'other-move': [{ from: 390, to: 440, at: 0, seconds: 0.07, wave: 'sine', loudness: 0.06 }],
  refusal: [{ from: 190, to: 150, at: 0, seconds: 0.16, wave: 'triangle', loudness: 0.16 }],
  death: [
    { from: 420, to: 120, at: 0.03, seconds: 0.3, wave: 'triangle', loudness: 0.1 },
    { from: 900, to: 300, at: 0.03, seconds: 0.12, wave: 'sine', loudness: 0.05 },
  ],
  bell: [
    { from: 880, at: 0, seconds: 0.9, wave: 'sine', loudness: 0.16 },
    { from: 1318, at: 0.02, seconds: 0.7, wave: 'sine', loudness: 0.08 },
  ],
  truck: [
    { from: 70, to: 96, at: 0, seconds: 0.8, wave: 'sawtooth', loudness: 0.06 },
    { from: 105, to: 140, at: 0.1, seconds: 0.7, wave: 'triangle', loudness: 0.09 },
  ],
  points: [
    { from: 523, at: 0, seconds: 0.12, wave: 'sine', loudness: 0.12 },
    { from: 659, at: 0.11, seconds: 0.12, wave: 'sine', loudness: 0.12 },
    { from: 784, at: 0.22, seconds: 0.26, wave: 'sine', loudness: 0.12 },
  ],
};

let context: AudioContext | null = null;

/** Plays a cue, where the browser lets it. */
export function playCue(cue: Cue): void {
  try {
    context ??= new AudioContext();
    const { currentTime } = context;
    for (const tone of CUES[cue]) sing(context, tone, currentTime);
  } catch {
    // a device without sound stays silent
  }
}

function sing(audio: AudioContext, { from, to = from, at, seconds, wave, loudness }: Tone, now: number): void {
  const [start, end] = [now + at, now + at + seconds];
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = wave;
  oscillator.frequency.setValueAtTime(from, start);
  oscillator.frequency.exponentialRampToValueAtTime(to, end);
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(loudness, start + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end + 0.02);
}
