import { isUtf8 } from 'node:buffer';

/** A file's bytes as they arrive: a read stream, an upload, a buffer in a list. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One line of a file, without its line break; null where its bytes are not UTF-8, or are too many to be a row. */
export interface Line {
  number: number;
  text: string | null;
}

/** No row of ours comes near it: beyond it a file is not made of lines. */
export const longestLineBytes = 1_000_000;

const lineFeed = 0x0a;
const byteOrderMark = /^\uFEFF/;

/** The lines of a file, from 1 on, read as they are asked for. What follows a line that is too long is not read. */
export async function* linesOf(bytes: Bytes): AsyncGenerator<Line> {
  let number = 0;
  let rest = Buffer.alloc(0);
  const next = (line: Buffer): Line => ({ number: ++number, text: textOf(line, number) });
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed, start)) {
      yield next(rest.subarray(start, end));
      start = end + 1;
    }
    rest = rest.subarray(start);
    if (rest.length > longestLineBytes) return yield next(rest);
  }
  if (rest.length > 0) yield next(rest);
}

function textOf(line: Buffer, number: number): string | null {
  if (line.length > longestLineBytes || !isUtf8(line)) return null;
  const text = line.toString('utf8').replace(/\r$/, '');
  return number === 1 ? text.replace(byteOrderMark, '') : text;
}
