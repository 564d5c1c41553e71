/** Who is there: students at their devices, hosts, projectors. */
import type { StudentId } from '../../shared/session/dealing.ts';
import type { Member } from '../tables/audience.ts';

/** More projectors than a building has rooms. */
export const MAX_SCREENS = 20;

export interface PresentStudent {
  readonly member: Member;
  /** The student's secret: only ever sent to them. */
  readonly key: string;
}

export interface PresentHost {
  /** Id of the host key that it came with. */
  readonly key: string;
}

export class ClassAudience {
  readonly students = new Map<StudentId, PresentStudent>();
  readonly hosts = new Map<Member, PresentHost>();
  readonly screens = new Set<Member>();

  get isEmpty(): boolean {
    return this.students.size === 0 && this.hosts.size === 0 && this.screens.size === 0;
  }

  isThere(id: StudentId): boolean {
    return this.students.has(id);
  }

  /** A student is there; whoever was there with the same key until now is returned. */
  arrive(id: StudentId, student: PresentStudent): Member | null {
    const before = this.students.get(id)?.member ?? null;
    this.students.set(id, student);
    return before === student.member ? null : before;
  }

  /** The student whose device that was; null when another has taken its place, or it was none. */
  depart(member: Member): StudentId | null {
    for (const [id, student] of this.students) {
      if (student.member !== member) continue;
      this.students.delete(id);
      return id;
    }
    return null;
  }

  /** Everybody leaves; nobody is there afterwards. */
  clear(part: (member: Member) => void): void {
    const members = [...[...this.students.values()].map(({ member }) => member), ...this.hosts.keys(), ...this.screens];
    this.students.clear();
    this.hosts.clear();
    this.screens.clear();
    for (const member of members) part(member);
  }
}
