export const NEWLINE = '\n'.charCodeAt(0);

/**
 * What stands between the newlines of a file, decoded when it is asked for and forgotten again. Line by line, since most
 * lines are ASCII, which is read and compared faster.
 */
export class ByteLines {
  private readonly buffer: Buffer;
  /** Where each of them ends. */
  private readonly ends: readonly number[];

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const ends: number[] = [];
    for (let end = this.buffer.indexOf(NEWLINE); end !== -1; end = this.buffer.indexOf(NEWLINE, end + 1))
      ends.push(end);
    ends.push(bytes.length);
    this.ends = ends;
  }

  /** One more than there are newlines. */
  get length(): number {
    return this.ends.length;
  }

  /** As of an array: from the end where the index is negative, and undefined where there is none. */
  at(index: number): string | undefined {
    const number = index < 0 ? this.ends.length + index : index;
    const end = this.ends[number];
    if (end === undefined) return undefined;
    return this.buffer.toString('utf8', number === 0 ? 0 : (this.ends[number - 1] ?? 0) + 1, end);
  }
}
