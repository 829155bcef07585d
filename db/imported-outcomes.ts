import { sql } from 'drizzle-orm';
import { lengthOf } from '../solver/calendar.ts';
import { attendedCodes, type OutcomeCode } from '../solver/hours/outcomes.ts';
import type { Db } from './connect.ts';
import { nextEntryNumber } from './entry-numbers.ts';
import { appointments, outcomeEntries, sessions } from './schema.ts';

/** An appointment whose row says another outcome or credit than was written down of it last. */
interface Unwritten {
  id: string;
  from: string;
  to: string;
  outcome: OutcomeCode | null;
  creditedMinutes: number | null;
  sessionBreakMinutes: number;
  /** 1: it was before. */
  sensitive: 0 | 1;
}

/**
 * Writes down the outcomes that came in with appointments, in order of date and time, within a transaction. Files say
 * what was credited and not why: what is missing of the length is the session's break first, and then a penalty.
 */
export function writeImportedOutcomes(db: Db, ids: readonly string[]): void {
  const first = nextEntryNumber(db);
  const entries = unwritten(db, ids).map((row, i) => ({ ...row, ...lost(row), number: first + i }));
  if (entries.length === 0) return;
  const list = JSON.stringify(entries);
  db.run(sql`
    insert into ${outcomeEntries} (number, appointment, outcome, from_time, to_time, break_minutes, penalty_minutes,
      credited_minutes, sensitive)
    select value ->> 'number', value ->> 'id', value ->> 'outcome', value ->> 'from', value ->> 'to',
      value ->> 'breakMinutes', value ->> 'penaltyMinutes', value ->> 'creditedMinutes', value ->> 'sensitive'
    from json_each(${list})`);
  db.run(sql`
    update ${appointments} set penalty_minutes = value ->> 'penaltyMinutes'
    from json_each(${list})
    where ${appointments.id} = value ->> 'id' and penalty_minutes <> value ->> 'penaltyMinutes'`);
}

function unwritten(db: Db, ids: readonly string[]): Unwritten[] {
  return db.all<Unwritten>(sql`
    select a.id, a.from_time as "from", a.to_time as "to", a.outcome, a.credited_minutes as creditedMinutes,
      coalesce(s.break_minutes, 0) as sessionBreakMinutes, coalesce(last.sensitive, 0) as sensitive
    from json_each(${JSON.stringify(ids)}) j
    join ${appointments} a on a.id = j.value
    left join ${sessions} s on s.id = a.session
    left join ${outcomeEntries} last
      on last.number = (select max(number) from ${outcomeEntries} where appointment = a.id)
    where a.outcome is not last.outcome or a.credited_minutes is not last.credited_minutes
    order by a.date, a.from_time, a.id`);
}

function lost({ outcome, creditedMinutes, sessionBreakMinutes, ...window }: Unwritten) {
  if (outcome === null || !attendedCodes.includes(outcome))
    return { breakMinutes: sessionBreakMinutes, penaltyMinutes: 0 };
  const lostMinutes = lengthOf(window) - (creditedMinutes ?? 0);
  const breakMinutes = Math.min(sessionBreakMinutes, lostMinutes);
  return { breakMinutes, penaltyMinutes: lostMinutes - breakMinutes };
}
