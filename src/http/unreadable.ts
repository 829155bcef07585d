import type { Duplex } from 'node:stream';
import { problemMediaType, problemOf } from './problem-json.ts';

/** What comes in on a connection and is no HTTP, or too much of it, is told so too before the connection is cut. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const body = JSON.stringify(
    tooLong
      ? problemOf(431, 'Send a shorter address and fewer headers')
      : problemOf(400, 'Send a request in HTTP/1.1'),
  );
  socket.end(
    [
      `HTTP/1.1 ${tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}`,
      `content-type: ${problemMediaType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
