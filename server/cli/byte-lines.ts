import { isAscii } from 'node:buffer';

export const NEWLINE = '\n'.charCodeAt(0);

/** So many bytes at least are decoded at once, where there are that many: far fewer than make a text a large object. */
const BYTES_AT_ONCE = 1 << 14;

/**
 * What stands between the newlines of a file, decoded when it is asked for and forgotten again. Some lines are decoded
 * together where all of them are ASCII, as most are; else each by itself, so that one that is not does not make its
 * neighbours slow to read and compare.
 */
export class ByteLines {
  private readonly buffer: Buffer;
  /** Where each of them ends. */
  private readonly ends: readonly number[];
  /** The text of some lines, and the bytes and lines from which and up to which it goes. */
  private text = '';
  private textStart = 0;
  private firstLine = 0;
  private endLine = 0;
  /** Up to which line they are decoded one by one. */
  private endOfMixed = 0;

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
    const line = index < 0 ? this.ends.length + index : index;
    const end = this.ends[line];
    if (end === undefined) return undefined;
    if (line < this.firstLine || line >= this.endLine) this.decodeFrom(line);
    return this.text.slice(this.startOf(line) - this.textStart, end - this.textStart);
  }

  private startOf(line: number): number {
    return line === 0 ? 0 : (this.ends[line - 1] ?? 0) + 1;
  }

  private decodeFrom(line: number): void {
    const start = this.startOf(line);
    const last = line < this.endOfMixed ? line : this.lastToDecodeWith(line, start);
    const together = this.buffer.subarray(start, this.ends[last]);
    const areAscii = isAscii(together);
    if (!areAscii) this.endOfMixed = Math.max(this.endOfMixed, last + 1);
    this.text = areAscii ? together.toString('latin1') : this.buffer.toString('utf8', start, this.ends[line]);
    this.textStart = start;
    this.firstLine = line;
    this.endLine = areAscii ? last + 1 : line + 1;
  }

  private lastToDecodeWith(line: number, start: number): number {
    let last = line;
    while (last < this.ends.length - 1 && (this.ends[last] ?? 0) - start < BYTES_AT_ONCE) last++;
    return last;
  }
}
