/** A node of the syntax tree of a line. */
export class Syntax {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly Syntax[];
  private readonly source: string;

  constructor(type: string, source: string, from: number, to: number, children: readonly Syntax[]) {
    this.type = type;
    this.from = from;
    this.to = to;
    this.children = children;
    this.source = source;
  }

  /** What it was read from. */
  get text(): string {
    return this.source.slice(this.from, this.to);
  }
}
