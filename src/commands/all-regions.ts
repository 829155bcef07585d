import { regionsWithPeople } from '../../db/regions.ts';
import type { RunRequest } from '../../db/runs.ts';
import type { Region } from '../../solver/policy/entry.ts';
import type { Deps } from '../deps.ts';
import { gapShareOf } from '../roster/gap.ts';
import { refusalInWords } from '../roster/refusals.ts';
import { secondsFor } from '../roster/run-seconds.ts';
import type { RunState } from '../roster/run-view.ts';
import { rosterView } from '../roster/view.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';
import { progressEveryMs } from './progress-line.ts';
import { percent, table, thousands } from './table.ts';

type Door = Pick<Deps, 'db' | 'runs'>;

/** What the judge counts of a region's draft. */
interface Figures {
  peopleDue: number;
  peoplePlaced: number;
  peopleShort: number;
  points: number;
  bound: number | null;
  gapShare: number | null;
}

/** What a region's run came to. */
interface RegionRow {
  region: Region;
  run: number;
  /** Null, and so its figures: it made no draft. */
  roster: number | null;
  /** `optimal` or `feasible`, else how the run ended. */
  state: string;
  why: string | null;
  figures: Figures | null;
}

const msASecond = 1_000;

/**
 * `scheduler roster run --all-regions`: a draft for every region that has people, side by side, the largest first. What
 * one region comes to leaves the others as they are. `seconds` null: each by its size.
 */
export async function runAllRegions(
  io: Io,
  deps: Door,
  asked: Omit<RunRequest, 'region' | 'pdu' | 'seconds'> & { seconds: number | null },
  json?: true,
): Promise<ExitCode> {
  const regions = await regionsWithPeople(deps.db);
  if (regions.length === 0) throw new GivenWrong('roster run: no region has people yet');
  const ids = await Promise.all(
    regions.map(({ region, people }) => {
      const seconds = asked.seconds ?? secondsFor(people);
      return startedRun(deps, { ...asked, region, pdu: null, seconds });
    }),
  );
  const watched = watch(io, deps, ids);
  const rows = await Promise.all(
    ids.map(async (id) => {
      const run = (await deps.runs.ended(id))!;
      watched.ended(id);
      return rowOf(deps, run);
    }),
  ).finally(watched.stop);
  rows.sort((a, b) => (a.region < b.region ? -1 : 1));

  if (json) io.out(JSON.stringify({ weekStart: asked.weekStart, regions: rows }));
  else io.out(tableOf(rows));
  if (rows.some((row) => row.state === 'infeasible')) return exitCode.infeasible;
  return rows.some((row) => row.roster === null) ? exitCode.faults : exitCode.done;
}

async function startedRun({ runs }: Door, request: RunRequest): Promise<number> {
  const run = await runs.start(request);
  if ('refused' in run) throw new GivenWrong(`roster run: ${request.region}: ${refusalInWords(run)}`);
  return run.id;
}

/** Tells how many regions are done and how many people placed, as last heard of each run. */
function watch(io: Io, { runs }: Door, ids: readonly number[]) {
  const beganMs = io.elapsedMs();
  const placedBy = new Map<number, number>();
  const left = new Set(ids);
  const timer = setInterval(async () => {
    for (const id of left) {
      const placed = (await runs.state(id))?.progress?.placed;
      if (placed) placedBy.set(id, placed);
    }
    const seconds = Math.floor((io.elapsedMs() - beganMs) / msASecond);
    const placed = [...placedBy.values()].reduce((sum, people) => sum + people, 0);
    const done = `${ids.length - left.size} of ${ids.length} regions done`;
    io.progress(`${thousands(seconds)} s: ${done}, ${thousands(placed)} placed`);
  }, progressEveryMs);
  return {
    ended: (id: number) => left.delete(id),
    stop: () => {
      clearInterval(timer);
      io.progress('');
    },
  };
}

async function rowOf({ db }: Door, run: RunState): Promise<RegionRow> {
  const { id, region, roster } = run;
  const view = roster === null ? null : await rosterView(db, roster);
  if (!view) return { region, run: id, roster, state: run.status, why: whyNot(run), figures: null };
  const { pointsNow: points, bound, counts } = view;
  const { peopleDue, peoplePlaced, peopleShort } = counts;
  const figures = {
    peopleDue,
    peoplePlaced,
    peopleShort,
    points,
    bound,
    gapShare: gapShareOf(points, bound),
  };
  return { region, run: id, roster, state: view.status, why: null, figures };
}

function whyNot({ detail }: RunState): string {
  const pins = (detail?.conflicts ?? []).map(({ crn, session }) => `${crn} on ${session}`);
  return pins.length > 0 ? `no roster can keep ${pins.join(', ')}` : (detail?.message ?? 'the run failed');
}

const headings = ['region', 'due', 'placed', 'short', 'points', 'bound', 'apart', 'state', 'roster', 'run'];

function tableOf(rows: readonly RegionRow[]): string {
  const drafts = rows.flatMap(({ figures }) => figures ?? []);
  const sum = (of: (figures: Figures) => number) =>
    thousands(drafts.reduce((total, figures) => total + of(figures), 0));
  const all = [
    'all',
    ...[sum((f) => f.peopleDue), sum((f) => f.peoplePlaced), sum((f) => f.peopleShort)],
    ...['-', '-', '-', `${drafts.length} of ${rows.length} drafts`, '-', '-'],
  ];
  return table(headings, [...rows.map(cellsOf), all]);
}

function cellsOf({ region, run, roster, state, why, figures }: RegionRow): (string | number)[] {
  const counted = figures ? figuresInWords(figures) : noFigures;
  return [region, ...counted, why === null ? state : `${state}: ${why}`, roster ?? '-', run];
}

const noFigures = Array<string>(6).fill('-');

function figuresInWords({
  peopleDue,
  peoplePlaced,
  peopleShort,
  points,
  bound,
  gapShare,
}: Figures): string[] {
  return [
    ...[peopleDue, peoplePlaced, peopleShort, points].map(thousands),
    bound === null ? '-' : thousands(bound),
    gapShare === null ? '-' : percent(gapShare),
  ];
}
