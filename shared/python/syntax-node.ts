/** A node of the syntax tree with the text that it was read from. */
export interface Syntax {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly children: readonly Syntax[];
}
