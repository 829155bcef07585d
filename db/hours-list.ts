import type { IsoDate } from '../solver/calendar.ts';
import { grouped } from '../solver/grouped.ts';
import type { Attendance } from '../solver/hours/absences.ts';
import type { Booked } from '../solver/hours/bookings.ts';
import type { LedgerSums } from '../solver/hours/ledger.ts';
import { statedAbsences, type WeeklyWindow } from '../solver/hours/stated-absences.ts';
import type { Region } from '../solver/policy/entry.ts';
import type { Db } from './connect.ts';
import type { HoursPerson } from './hours.ts';
import { hoursLookUps } from './hours-look-ups.ts';
import { chosenBy, entryRows, freeTimeRows, type HoursFilter, requirementRows } from './hours-sums.ts';
import type { RequirementKey } from './replan.ts';
import type { RequirementRow } from './requirements.ts';
import { adjustments, courseCompletions } from './schema.ts';

/** One requirement in a list: the sums that its ledger and its finish are told by. */
export interface HoursSummary {
  person: HoursPerson;
  requirement: RequirementRow;
  sums: LedgerSums;
  /** Of what was worked before the week, adjustments left out. */
  sumsBefore: LedgerSums;
  /** The first session worked; null: none yet. */
  firstWorked: IsoDate | null;
  attendance: Attendance;
  /** Without an outcome, past ones too, by date. */
  booked: Booked[];
  /** Days on which the person has said that they cannot work, in order. */
  absences: IsoDate[];
  /** Of the region and of all regions, in order; bank holidays count besides. */
  nonWorkingDates: IsoDate[];
}

/**
 * The requirements in force of an area, by crn and event number: all at once, for who comes first is told by what is
 * derived from them. `weekStart` is the Monday before which work counts towards the pace so far.
 */
export async function listHours(db: Db, filter: HoursFilter, weekStart: IsoDate): Promise<HoursSummary[]> {
  return db.transaction(() => {
    const chosen = chosenBy(db, filter);
    const courseOf = lookIn(entryRows(db, chosen, courseCompletions, weekStart), nothingWritten);
    const adjustmentOf = lookIn(entryRows(db, chosen, adjustments, weekStart), nothingWritten);
    const absencesOf = absencesIn(freeTimeRows(db, chosen));
    const nonWorkingOf = nonWorkingDatesIn(db);
    const rows = requirementRows(db, chosen, weekStart).sort(inOrder);
    return rows.map(({ requirement, person, work, open }) => {
      const course = courseOf(requirement);
      return {
        person,
        requirement,
        sums: {
          nonEteMinutes: work.minutes - work.eteMinutes,
          eteMinutes: work.eteMinutes + course.minutes,
          adjustmentMinutes: adjustmentOf(requirement).minutes,
        },
        sumsBefore: {
          nonEteMinutes: work.minutesBefore - work.eteMinutesBefore,
          eteMinutes: work.eteMinutesBefore + course.minutesBefore,
          adjustmentMinutes: 0,
        },
        firstWorked: work.firstWorked,
        attendance: { attended: work.attended, due: work.due },
        booked: open,
        absences: absencesOf(requirement.crn),
        nonWorkingDates: nonWorkingOf(person.region),
      };
    });
  });
}

const keyOf = ({ crn, eventNumber }: RequirementKey) => `${crn} ${eventNumber}`;

type OfRequirement = { requirement: RequirementKey };
const inOrder = ({ requirement: a }: OfRequirement, { requirement: b }: OfRequirement) =>
  (a.crn < b.crn ? -1 : Number(a.crn > b.crn)) || a.eventNumber - b.eventNumber;

const nothingWritten = { minutes: 0, minutesBefore: 0 };

function lookIn<Row extends RequirementKey, None>(
  rows: readonly Row[],
  none: None,
): (of: RequirementKey) => Row | None {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return (of) => byKey.get(keyOf(of)) ?? none;
}

function absencesIn({ weekly, exceptions }: ReturnType<typeof freeTimeRows>): (crn: string) => IsoDate[] {
  const windows = grouped(weekly as (WeeklyWindow & { crn: string })[], ({ crn }) => crn);
  const excepted = grouped(exceptions, ({ crn }) => crn);
  return (crn) => statedAbsences(windows.get(crn) ?? [], excepted.get(crn) ?? []);
}

/** The dates of a region, read once. */
function nonWorkingDatesIn(db: Db): (region: Region) => IsoDate[] {
  const known = new Map<Region, IsoDate[]>();
  return (region) => {
    const dates =
      known.get(region) ??
      hoursLookUps(db)
        .nonWorkingDates.all({ region })
        .map(({ date }) => date);
    known.set(region, dates);
    return dates;
  };
}
