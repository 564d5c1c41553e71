/** A number on its way to a target, as a damped spring: it can be sent elsewhere at any moment without a jump. */
export interface SpringKind {
  /** How fast, in radians a second. */
  readonly pace: number;
  /** 1 stops without overshoot; less than 1 swings. */
  readonly damping: number;
}

export const CALM: SpringKind = { pace: 11, damping: 1 };
export const LIVELY: SpringKind = { pace: 17, damping: 0.6 };
export const SLOW: SpringKind = { pace: 8.5, damping: 0.92 };
export const QUICK: SpringKind = { pace: 22, damping: 1 };

const LONGEST_STEP = 1 / 120;
const NEAR = 0.0015;

export class Spring {
  value: number;
  target: number;
  kind: SpringKind;
  private speed = 0;
  /** What counts as still, in the value's unit. */
  private readonly unit: number;

  constructor(value: number, kind: SpringKind = CALM, unit = 1) {
    this.value = value;
    this.target = value;
    this.kind = kind;
    this.unit = unit;
  }

  get still(): boolean {
    return this.value === this.target && this.speed === 0;
  }

  /** Goes on by `seconds`; true when the value changed. */
  step(seconds: number): boolean {
    if (this.still) return false;
    let left = Math.min(seconds, 0.25);
    while (left > 0) {
      const dt = Math.min(left, LONGEST_STEP);
      const pull = this.kind.pace * this.kind.pace * (this.target - this.value);
      this.speed += (pull - 2 * this.kind.damping * this.kind.pace * this.speed) * dt;
      this.value += this.speed * dt;
      left -= dt;
    }
    const near = NEAR * this.unit;
    if (Math.abs(this.target - this.value) < near && Math.abs(this.speed) < near * 12) this.snap();
    return true;
  }

  snap(target = this.target): void {
    this.target = target;
    this.value = target;
    this.speed = 0;
  }

  /** A push that the spring takes back. */
  kick(speed: number): void {
    this.speed += speed;
  }
}
