import type { MiddlewareHandler } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { figuresOf } from '../../db/figures.ts';
import type { Deps } from '../deps.ts';
import { routeOf } from './request-log.ts';
import { requestSecondsBuckets } from './settings.ts';
import type { Traffic } from './traffic.ts';

/** What is told at /metrics, in Prometheus' text. Labels are routes, regions and states: never who asked or of whom. */
export interface Metrics {
  /** Counts each request and how long it took. */
  count: MiddlewareHandler;
  contentType: string;
  /** Everything as it is now. */
  text(): Promise<string>;
}

const classOf = (status: number) => `${Math.floor(status / 100)}xx`;
const noRoute = 'none';

/** How far points are under a bound, as a share of it; null: it cannot be said. */
export type GapShare = (points: number, bound: number) => number | null;

/** The metrics of one service. */
export function createMetrics(
  { db, runs }: Pick<Deps, 'db' | 'runs'>,
  traffic: Traffic,
  gap: GapShare,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'scheduler_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'scheduler_http_request_seconds',
    help: 'How long answering took',
    labelNames: ['method', 'route'],
    buckets: requestSecondsBuckets,
    registers,
  });
  const underWay = new Gauge({
    name: 'scheduler_http_requests_under_way',
    help: 'Requests being answered',
    registers,
  });
  const byStatus = new Gauge({
    name: 'scheduler_runs',
    help: 'Runs that are kept, by status',
    labelNames: ['status'],
    registers,
  });
  const waiting = new Gauge({
    name: 'scheduler_runs_waiting',
    help: 'Runs that wait for a thread',
    registers,
  });
  const ended = new Counter({
    name: 'scheduler_runs_ended_total',
    help: 'Runs that this process has ended',
    registers,
  });
  const runSeconds = new Counter({
    name: 'scheduler_run_seconds_total',
    help: 'Seconds that they took, together, from their start to their end',
    registers,
  });
  const gaps = new Gauge({
    name: 'scheduler_roster_gap_share',
    help: 'How far the newest roster of a region is under its bound, as a share of the bound; 0 is proven best',
    labelNames: ['region'],
    registers,
  });
  const bytes = new Gauge({ name: 'scheduler_database_bytes', help: 'Size of the database', registers });
  let readBefore = false;

  return {
    contentType: registry.contentType,
    count: async (c, next) => {
      const stop = seconds.startTimer();
      await next();
      const route = routeOf(c) ?? noRoute;
      const { method } = c.req;
      stop({ method, route });
      requests.inc({ method, route, status: classOf(c.res.status) });
    },
    async text() {
      // Only once somebody reads them: they watch the whole process, its pauses for memory say, and never stop.
      if (!readBefore) collectDefaultMetrics({ register: registry });
      readBefore = true;
      const kept = await figuresOf(db);
      const work = runs.workload();
      underWay.set(traffic.underWay);
      byStatus.reset();
      for (const { status, count } of kept.runs) byStatus.set({ status }, count);
      waiting.set(work.waiting);
      for (const [counter, total] of [
        [ended, work.ended],
        [runSeconds, work.endedSeconds],
      ] as const) {
        counter.reset();
        counter.inc(total);
      }
      gaps.reset();
      for (const { region, points, bound } of kept.rosters) {
        const share = gap(points, bound);
        if (share !== null) gaps.set({ region }, share);
      }
      bytes.set(kept.databaseBytes);
      return registry.metrics();
    },
  };
}
