import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createApp } from '../app.ts';
import type { Deps } from '../deps.ts';
import { settleKeysLeft } from './idempotency.ts';
import { closeGraceMs, idleCheckMs, mostConnections, serverTimeouts } from './settings.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { answerUnreadable } from './unreadable.ts';

/** A server that listens. */
export interface Served {
  /** `http://host:port`, without a slash at the end. */
  url: string;
  /**
   * Takes no more requests (503, and /ready says so too), lets those under way end within the grace, and resolves when
   * all is closed.
   */
  close(): Promise<void>;
}

/**
 * Serves the app on a port (0: any free one) of a host; this machine only unless another host is named. Rejects if
 * the port is taken.
 */
export async function serve(
  deps: Deps,
  port: number,
  host = '127.0.0.1',
  timeouts: typeof serverTimeouts = serverTimeouts,
): Promise<Served> {
  await settleKeysLeft(deps);
  const traffic = createTraffic();
  const server = createAdaptorServer({ fetch: createApp(deps, traffic).fetch, serverOptions: timeouts });
  if ('maxConnections' in server) server.maxConnections = mostConnections;
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
      closed ??= closeKindly(server, traffic);
      return closed;
    },
  };
}

/**
 * Listens until nothing is under way, so that whoever asks hears that it is ending; then connections are dropped as they
 * fall idle. Those still at work when the grace is over are cut.
 */
async function closeKindly(server: ServerType, traffic: Traffic): Promise<void> {
  const connections = 'closeIdleConnections' in server ? server : null;
  let cutNow = () => {};
  const graceIsOver = new Promise<void>((over) => {
    cutNow = over;
  });
  const cut = setTimeout(() => {
    cutNow();
    connections?.closeAllConnections();
  }, closeGraceMs);
  let idle: NodeJS.Timeout | undefined;
  try {
    await Promise.race([traffic.end(), graceIsOver]);
    idle = setInterval(() => connections?.closeIdleConnections(), idleCheckMs);
    await new Promise<void>((done, failed) => {
      server.close((error) => (error ? failed(error) : done()));
      if (traffic.underWay > 0) connections?.closeAllConnections();
    });
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
