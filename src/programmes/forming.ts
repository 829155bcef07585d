import { type GroupingRow, groupingById, keepGrouping } from '../../db/groupings.ts';
import type { Group } from '../../db/groups.ts';
import { type NewGroup, type NotOpened, openGroup } from '../../db/open-group.ts';
import { listVenues } from '../../db/venues.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import type { Fault } from '../../solver/roster/problem.ts';
import type { Deps } from '../deps.ts';
import { type Grouping, groupingOf } from './grouping-view.ts';
import type { GroupsWhatIf } from './groups-what-if.ts';

/** A run as it is asked for; what is left out is today, and the weeks of the policy. */
export interface RunAsked {
  region: Region;
  asOf?: IsoDate | undefined;
  horizonWeeks?: number | undefined;
  seconds: number;
  whatIf: GroupsWhatIf | null;
}

/** Forms groups and keeps the run: what was decided by what, so that it can be looked at, compared and opened from. */
export async function formAndKeep(
  { db, clock, formGroups }: Pick<Deps, 'db' | 'clock' | 'formGroups'>,
  { region, asOf = clock.today(), horizonWeeks, seconds, whatIf }: RunAsked,
): Promise<Grouping | { faults: Fault[] }> {
  const startWithinWeeks = horizonWeeks ?? policyInForce(region, asOf).programmes.startWithinWeeks;
  const formed = await formGroups({ region, asOf, startWithinWeeks, whatIf, seconds });
  if ('faults' in formed) return formed;
  const { problem, answer, details, notEligible, leftOut } = formed;
  const kept = await keepGrouping(db, {
    region,
    asOf,
    horizonWeeks: startWithinWeeks,
    problem: JSON.stringify(problem),
    answer: JSON.stringify(answer),
    candidates: JSON.stringify({ details, notEligible, leftOut }),
    whatIf: whatIf && JSON.stringify(whatIf),
    createdAt: clock.now(),
  });
  return groupingOf(kept);
}

type Formed = ReturnType<typeof formAndKeep>;

/** Forms groups and keeps the run, as `formAndKeep`; whoever asks for the same while it is being formed gets that one. */
export function formingOnce(deps: Pick<Deps, 'db' | 'clock' | 'formGroups'>): (asked: RunAsked) => Formed {
  const underWay = new Map<string, Formed>();
  return (asked) => {
    const whole = { ...asked, asOf: asked.asOf ?? deps.clock.today() };
    const same = JSON.stringify(whole);
    const forming = underWay.get(same) ?? formAndKeep(deps, whole).finally(() => underWay.delete(same));
    underWay.set(same, forming);
    return forming;
  };
}

/** As many runs as somebody compares at a time. */
const mostRead = 4;
const read = new WeakMap<Deps['db'], Map<number, { row: GroupingRow; grouping: Grouping }>>();

const isSame = (one: GroupingRow, other: GroupingRow) =>
  (Object.keys(one) as (keyof GroupingRow)[]).every((column) => one[column] === other[column]);

/**
 * A run that is kept, or null. Its texts are long, and each page of a run asks for it several times: those read last are
 * not read again while they stand as they did.
 */
export async function groupingKept(db: Deps['db'], id: number): Promise<Grouping | null> {
  const row = await groupingById(db, id);
  const latest = read.get(db) ?? new Map<number, { row: GroupingRow; grouping: Grouping }>();
  read.set(db, latest);
  const known = latest.get(id);
  latest.delete(id);
  if (!row) return null;
  const grouping = known && isSame(known.row, row) ? known.grouping : groupingOf(row);
  latest.set(id, { row, grouping });
  if (latest.size > mostRead) latest.delete([...latest.keys()][0]!);
  return grouping;
}

/** What people call the venues of a run, those that there could be too; the code of one that is no more. */
export async function venueNames(
  db: Deps['db'],
  { region, whatIf }: Pick<Grouping, 'region' | 'whatIf'>,
): Promise<(code: string) => string> {
  const { rows } = await listVenues(db, { region }, { size: Number.MAX_SAFE_INTEGER, number: 0 });
  const names = new Map([...rows, ...(whatIf?.venues ?? [])].map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

/** Why a group that a run proposes is not opened. */
export type NotOpenedByRun = NotOpened | { refused: 'unknown-run' | 'unknown-candidate' | 'running' };

/** Opens a group that a run proposes, with the people whom it places there; everything is checked anew, in one piece. */
export async function openByRun(
  { db, clock, templates }: Pick<Deps, 'db' | 'clock' | 'templates'>,
  run: number,
  candidate: string,
  { by, id }: { by: string; id?: string | undefined },
): Promise<{ kept: Group } | NotOpenedByRun> {
  const grouping = await groupingKept(db, run);
  if (!grouping) return { refused: 'unknown-run' };
  const described = proposalIn(grouping, candidate);
  if (typeof described === 'string') return { refused: described };
  return openGroup(db, templates, { ...described, id, grouping: run }, { at: clock.now(), by });
}

function proposalIn(
  { problem, answer, beside }: Grouping,
  id: string,
): Omit<NewGroup, 'id' | 'grouping'> | 'unknown-candidate' | 'running' {
  const proposed = answer.groups.find(({ candidate }) => candidate === id);
  const candidate = problem.candidates.find((one) => one.id === id);
  const detail = beside.details.find((one) => one.id === id);
  if (!proposed || !candidate || !detail) return 'unknown-candidate';
  if (candidate.members > 0) return 'running';
  const { programme, venue, sex } = candidate;
  const { room, pattern, startsOn, facilitators, sessions } = detail;
  return {
    ...{ programme, venue, sex, room, pattern, startsOn, facilitators },
    referrals: proposed.referrals,
    exception: null,
    laid: sessions,
    oneToOnes: 'those-that-fit',
  };
}
