/** A playlist while it is put together: its activities in order, each with a number of its own that survives moving. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Activity, MAX_ACTIVITIES } from '../../../shared/session/playlist.ts';

export interface DraftActivity {
  readonly id: number;
  readonly activity: Activity;
}

export class PlaylistDraft {
  readonly list: ReadonlySignal<readonly DraftActivity[]>;
  readonly #list = signal<readonly DraftActivity[]>([]);
  #nextId = 1;

  constructor(activities: readonly Activity[]) {
    this.list = this.#list;
    this.replace(activities);
  }

  get activities(): readonly Activity[] {
    return this.#list.value.map(({ activity }) => activity);
  }

  get isFull(): boolean {
    return this.#list.value.length >= MAX_ACTIVITIES;
  }

  replace(activities: readonly Activity[]): void {
    this.#list.value = activities.map((activity) => this.#numbered(activity));
  }

  /** At the end, or right after another; its number, or null where there is no room. */
  add(activity: Activity, after: number | null = null): number | null {
    if (this.isFull) return null;
    const added = this.#numbered(activity);
    const list = this.#list.value;
    const at = after === null ? list.length : list.findIndex(({ id }) => id === after) + 1;
    this.#list.value = list.toSpliced(at, 0, added);
    return added.id;
  }

  change(id: number, activity: Activity): void {
    this.#list.value = this.#list.value.map((one) => (one.id === id ? { id, activity } : one));
  }

  remove(id: number): void {
    this.#list.value = this.#list.value.filter((one) => one.id !== id);
  }

  /** To that place, counted from 0 without the activity itself; places outside are the ends. */
  move(id: number, to: number): void {
    const moved = this.#list.value.find((one) => one.id === id);
    if (moved === undefined) return;
    const others = this.#list.value.filter((one) => one !== moved);
    this.#list.value = others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, moved);
  }

  #numbered(activity: Activity): DraftActivity {
    return { id: this.#nextId++, activity };
  }
}
