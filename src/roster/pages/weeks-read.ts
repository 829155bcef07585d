import { addDays, daysAWeek, type IsoDate } from '../../../solver/calendar.ts';
import { mostSize } from '../../http/page.ts';
import { type Ask, at, withQuery } from '../../pages/ask.ts';
import type { Listed } from '../../pages/lists.ts';
import type { RunView } from '../run-view.ts';
import type { RosterView } from '../view.ts';
import type { Areas } from './areas.ts';

type RunInList = Pick<RunView, 'id' | 'pdu' | 'weekStart'>;
type RosterInList = Pick<RosterView, 'id' | 'pdu' | 'version' | 'state'>;

/** A week of an area: what is planned, and how far its roster is. */
export interface WeekOfArea {
  weekStart: IsoDate;
  /** Sessions that are planned in it. */
  sessions: number;
  /** The run that makes its roster now. */
  run: Pick<RunView, 'id'> | null;
  /** The roster whose figures count: the published one, else the latest draft. */
  roster: RosterView | null;
  /** A draft made since the published one. */
  newer: RosterInList | null;
  /** Of a region: the PDUs that have rosters of their own. */
  ofPdus: { pdu: string; state: RosterView['state'] }[];
}

/** So many weeks of an area as the API tells them. Who may not see runs is told of none. */
export async function weeksOfArea(
  ask: Ask,
  area: Pick<Areas, 'region' | 'pdu'>,
  mondays: readonly IsoDate[],
  seesRuns: boolean,
): Promise<WeekOfArea[]> {
  const runs = seesRuns ? await runsUnderWay(ask, area) : [];
  return Promise.all(mondays.map((weekStart) => weekOfArea(ask, area, weekStart, runs)));
}

async function runsUnderWay(ask: Ask, { region, pdu }: Pick<Areas, 'region' | 'pdu'>): Promise<RunInList[]> {
  const lists = await Promise.all(
    (['running', 'queued'] as const).map((status) =>
      ask.get<Listed<RunInList>>(withQuery('/v1/runs', { region, pdu, status })),
    ),
  );
  return lists.flatMap(({ content }) => content);
}

async function weekOfArea(
  ask: Ask,
  { region, pdu }: Pick<Areas, 'region' | 'pdu'>,
  weekStart: IsoDate,
  runs: readonly RunInList[],
): Promise<WeekOfArea> {
  const dates = { dateFrom: weekStart, dateTo: addDays(weekStart, daysAWeek - 1) };
  const [planned, rosters] = await Promise.all([
    ask.get<Listed<object>>(withQuery('/v1/sessions', { region, pdu, ...dates, status: 'planned', size: 1 })),
    ask.get<Listed<RosterInList>>(withQuery('/v1/rosters', { region, pdu, weekStart, size: mostSize })),
  ]);
  const isOfArea = (one: { pdu: string | null }) => one.pdu === pdu;
  const own = rosters.content.filter(isOfArea);
  const published = own.find(({ state }) => state === 'published');
  const [latest] = own;
  const counted = published ?? latest;
  return {
    weekStart,
    sessions: planned.page.totalElements,
    run: runs.find((run) => isOfArea(run) && run.weekStart === weekStart) ?? null,
    roster: counted ? await ask.get<RosterView>(at`/v1/rosters/${counted.id}`) : null,
    newer: published && latest && latest.id !== published.id && latest.state === 'draft' ? latest : null,
    ofPdus: pdu === null ? latestOfPdus(rosters.content) : [],
  };
}

/** Of each PDU the published roster, else the latest. */
function latestOfPdus(rosters: readonly RosterInList[]): WeekOfArea['ofPdus'] {
  const states = new Map<string, RosterView['state']>();
  for (const { pdu, state } of rosters)
    if (pdu !== null && (!states.has(pdu) || state === 'published')) states.set(pdu, state);
  return [...states].map(([pdu, state]) => ({ pdu, state }));
}
