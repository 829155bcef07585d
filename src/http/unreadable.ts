import type { Duplex } from 'node:stream';
import { problemMediaType, problemOf } from './problem-json.ts';

/** How a request is answered that never came whole, by the code of what is wrong with it. */
const answers = {
  HPE_HEADER_OVERFLOW: {
    line: '431 Request Header Fields Too Large',
    problem: problemOf(431, 'Send a shorter address and fewer headers'),
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    line: '408 Request Timeout',
    problem: problemOf(408, 'Send the whole request in less time'),
  },
} as const;

const otherwise = { line: '400 Bad Request', problem: problemOf(400, 'Send a request in HTTP/1.1') };

const isAnswered = (code: string): code is keyof typeof answers => Object.hasOwn(answers, code);

/** What comes in on a connection and is no HTTP, too much of it or too slow, is told so before the connection is cut. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  const { code = '' } = error;
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { line, problem } = isAnswered(code) ? answers[code] : otherwise;
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${line}`,
      `content-type: ${problemMediaType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
