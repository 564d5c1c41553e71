/**
 * Answers by question that forget what has not been asked for lately: there are never more than twice `room` of them,
 * and the last `room` of those asked for are always there.
 */
export class Memory<Q extends string | number, A extends NonNullable<unknown> | null> {
  private readonly room: number;
  private recent = new Map<Q, A>();
  /** What was recent before `recent` was emptied last. */
  private older = new Map<Q, A>();
  /** Mostly the same is asked twice in a row, and then it need not be looked for. */
  private lastQuestion: Q | undefined = undefined;
  private lastAnswer: A | undefined = undefined;

  constructor(room: number) {
    this.room = room;
  }

  /** The answer to that question, computed if it is not known. With `copy` a copy of the question is kept. */
  recall(question: Q, compute: (question: Q) => A, copy: ((question: Q) => Q) | null = null): A {
    if (this.lastQuestion === question) return this.lastAnswer as A;
    const answer = this.lookUp(question, compute, copy);
    this.lastQuestion = question;
    this.lastAnswer = answer;
    return answer;
  }

  private lookUp(question: Q, compute: (question: Q) => A, copy: ((question: Q) => Q) | null): A {
    const known = this.recent.get(question);
    if (known !== undefined) return known;
    const kept = copy === null ? question : copy(question);
    const older = this.older.get(question);
    const answer = older === undefined ? compute(kept) : older;
    this.keep(kept, answer);
    return answer;
  }

  private keep(question: Q, answer: A): void {
    if (this.recent.size >= this.room) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(question, answer);
  }
}
