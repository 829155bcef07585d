import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { LedgerSums } from '../solver/hours/ledger.ts';
import { attendedCodes } from '../solver/hours/outcomes.ts';
import { countedMinutes } from './counted-minutes.ts';
import { adjustments, appointments, courseCompletions, people, projects } from './schema.ts';
import type { Reader } from './week-history.ts';

/** What a requirement was worth before the week, by its appointments and courses, and adjustments; none: no row. */
export interface ServedRow extends LedgerSums {
  crn: string;
  eventNumber: number;
  /** Commencement: the first date on which the person attended and was credited minutes. Null: not yet. */
  firstWorked: IsoDate | null;
}

/** Sums of minutes by requirement, of what is dated before the week. */
export function servedRows(tx: Reader, pdus: string[], weekStart: IsoDate): ServedRow[] {
  const worked = workedRows(tx, pdus, weekStart);
  const courses = entryRows(tx, courseCompletions, pdus, weekStart);
  const adjusted = entryRows(tx, adjustments, pdus, weekStart);
  const byRequirement = <T extends Key>(rows: readonly T[]) => new Map(rows.map((row) => [keyOf(row), row]));
  const [byWork, byCourse, byAdjustment] = [
    byRequirement(worked),
    byRequirement(courses),
    byRequirement(adjusted),
  ];
  return [...byRequirement<Key>([...worked, ...courses, ...adjusted])].map(([key, { crn, eventNumber }]) => {
    const { nonEteMinutes = 0, eteMinutes = 0, firstWorked = null } = byWork.get(key) ?? {};
    return {
      crn,
      eventNumber,
      nonEteMinutes,
      eteMinutes: eteMinutes + (byCourse.get(key)?.minutes ?? 0),
      adjustmentMinutes: byAdjustment.get(key)?.minutes ?? 0,
      firstWorked,
    };
  });
}

type Key = Pick<ServedRow, 'crn' | 'eventNumber'>;
const keyOf = ({ crn, eventNumber }: Key) => `${crn} ${eventNumber}`;

function workedRows(tx: Reader, pdus: string[], weekStart: IsoDate) {
  const credited = appointments.creditedMinutes;
  const worked = and(inArray(appointments.outcome, [...attendedCodes]), sql`${credited} > 0`);
  return tx
    .select({
      crn: appointments.crn,
      eventNumber: appointments.eventNumber,
      nonEteMinutes: sql<number>`sum(iif(${projects.type} = 'ete', 0, ${credited}))`,
      eteMinutes: sql<number>`sum(iif(${projects.type} = 'ete', ${credited}, 0))`,
      firstWorked: sql<IsoDate | null>`min(iif(${worked}, ${appointments.date}, null))`,
    })
    .from(people)
    .innerJoin(appointments, eq(appointments.crn, people.crn))
    .innerJoin(projects, eq(projects.code, appointments.project))
    .where(and(inArray(people.pdu, pdus), lt(appointments.date, weekStart), isNotNull(credited)))
    .groupBy(appointments.crn, appointments.eventNumber)
    .all();
}

/** Of course completions, or of adjustments. */
function entryRows(
  tx: Reader,
  table: typeof courseCompletions | typeof adjustments,
  pdus: string[],
  weekStart: IsoDate,
) {
  return tx
    .select({
      crn: table.crn,
      eventNumber: table.eventNumber,
      minutes: sql<number>`sum(${countedMinutes(table)})`,
    })
    .from(people)
    .innerJoin(table, eq(table.crn, people.crn))
    .where(and(inArray(people.pdu, pdus), lt(table.date, weekStart)))
    .groupBy(table.crn, table.eventNumber)
    .all();
}
