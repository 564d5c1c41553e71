import type { HostAction } from '../../../../shared/protocol/host-actions.ts';

/** Deals by hand. Whoever is sent elsewhere by a list takes the focus along, as they are drawn anew there. */
export class DealHands {
  readonly #act: (action: HostAction) => Promise<boolean>;
  #followed: string | null = null;

  /** `act` asks for it, and tells whether it was done. */
  constructor(act: (action: HostAction) => Promise<boolean>) {
    this.#act = act;
  }

  /** To that table; null: to none. `isFollowed`: the focus goes with them. */
  move(student: string, table: number | null, isFollowed = false): void {
    void this.#do({ do: 'move-student', student, table }, isFollowed ? student : null);
  }

  /** The two take each other's places. */
  swap(student: string, other: string, isFollowed = false): void {
    void this.#do({ do: 'swap-students', student, with: other }, isFollowed ? student : null);
  }

  /** Whether the student is the one whom the focus follows; it has arrived then. */
  took(student: string): boolean {
    if (this.#followed !== student) return false;
    this.#followed = null;
    return true;
  }

  async #do(action: HostAction, followed: string | null): Promise<void> {
    this.#followed = followed;
    if (!(await this.#act(action)) && this.#followed === followed) this.#followed = null;
  }
}
