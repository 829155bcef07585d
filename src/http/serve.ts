import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createApp } from '../app.ts';
import type { Deps } from '../deps.ts';
import { closeGraceMs, idleCheckMs } from './settings.ts';
import { answerUnreadable } from './unreadable.ts';

/** A server that listens. */
export interface Served {
  /** `http://host:port`, without a slash at the end. */
  url: string;
  /** Takes no more requests, lets those under way end (within the grace), and resolves when all is closed. */
  close(): Promise<void>;
}

/**
 * Serves the app on a port (0: any free one) of a host; this machine only unless another host is named. Rejects if
 * the port is taken.
 */
export async function serve(deps: Deps, port: number, host = '127.0.0.1'): Promise<Served> {
  const server = createAdaptorServer({ fetch: createApp(deps).fetch });
  server.on('clientError', answerUnreadable);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      listening();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host}:${bound}`,
    close: () => {
      closed ??= closeKindly(server);
      return closed;
    },
  };
}

/** Connections that wait for a next request are dropped as they fall idle; those still at work, when the grace is over. */
async function closeKindly(server: ServerType): Promise<void> {
  const connections = 'closeIdleConnections' in server ? server : null;
  const idle = setInterval(() => connections?.closeIdleConnections(), idleCheckMs);
  const cut = setTimeout(() => connections?.closeAllConnections(), closeGraceMs);
  try {
    await new Promise<void>((done, failed) => {
      server.close((error) => (error ? failed(error) : done()));
    });
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
