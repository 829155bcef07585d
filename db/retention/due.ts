import { sql } from 'drizzle-orm';
import { addMonths, type IsoDate } from '../../solver/calendar.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { policyInForce } from '../../solver/policy/in-force.ts';
import { isClosed, referralStates } from '../../solver/referral-states.ts';
import type { Db, Tx } from '../connect.ts';

/** Somebody whose last order ended so long ago that what is held on them is not to be kept. */
export interface DueForErasure {
  crn: string;
  region: Region;
  /** The last day on which anything of their orders could be, or was, done. */
  endedOn: IsoDate;
  /** From this day on nothing that says who they were may be kept. */
  eraseFrom: IsoDate;
}

const monthsAYear = 12;

const openStates = sql.raw(
  referralStates
    .filter((state) => !isClosed(state))
    .map((state) => `'${state}'`)
    .join(', '),
);

/**
 * People whose every requirement has ended and whose every referral is closed, so many years ago as the policy in force keeps them
 * (`retainYearsAfterOrder`), by crn. The end of an order is the latest of its deadline, what was booked for it, and the
 * date by which a programme was to be finished: whoever was never sentenced to anything has none, and is not listed.
 */
export async function dueForErasure(db: Db, today: IsoDate): Promise<DueForErasure[]> {
  return dueIn(db, today);
}

/** The same, in the transaction that would erase them. */
export function dueIn(tx: Db | Tx, today: IsoDate): DueForErasure[] {
  const ended = tx.all<{ crn: string; region: Region; endedOn: IsoDate | null }>(sql`
    select crn, region, (
      select max(day) from (
        select max(deadline) as day from requirements where requirements.crn = people.crn
        union all select max(date) from appointments where appointments.crn = people.crn
        union all select max(must_finish_by) from referrals where referrals.crn = people.crn
        union all select max(one_to_ones.date) from one_to_ones
          join referrals on referrals.id = one_to_ones.referral where referrals.crn = people.crn
        union all select max(group_sessions.date) from group_sessions
          join group_members on group_members."group" = group_sessions."group"
          join referrals on referrals.id = group_members.referral where referrals.crn = people.crn
      )
    ) as endedOn
    from people join pdus on pdus.code = people.pdu
    where not exists (select 1 from erased_people where erased_people.crn = people.crn)
      and not exists (select 1 from requirements
        where requirements.crn = people.crn and status not in ('completed', 'terminated'))
      and not exists (select 1 from referrals
        where referrals.crn = people.crn and state in (${openStates}))
    order by crn`);
  return ended.flatMap(({ crn, region, endedOn }) => {
    if (endedOn === null) return [];
    const years = policyInForce(region, today).limits.retainYearsAfterOrder;
    const eraseFrom = addMonths(endedOn, years * monthsAYear);
    return eraseFrom <= today ? [{ crn, region, endedOn, eraseFrom }] : [];
  });
}
