import { and, isNotNull, sql } from 'drizzle-orm';
import type { IsoDate } from '../solver/calendar.ts';
import type { Joinable, Joiner, JoinSettings } from '../solver/groups/joining.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import type { Region } from '../solver/policy/entry.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { Tx } from './connect.ts';
import { type GroupDetail, present } from './group-detail.ts';
import { facilitatorsIn, type KeptPlace, patternIn, placeIn } from './group-place.ts';
import { progressIn } from './member-progress.ts';
import { placeablesIn } from './placeable.ts';
import { openingSettings, templateOn } from './proposals.ts';
import { groupMembers, referrals } from './schema.ts';

/** An open group as people would join it, and where it is. */
export interface KeptJoinable {
  joinable: Joinable;
  found: KeptPlace;
  settings: JoinSettings;
}

/** The numbers of a region's policy that joining is checked against. */
function joinSettings(region: Region, today: IsoDate): JoinSettings {
  const { programmes: programmePolicy } = policyInForce(region, today);
  const { rejoinWithinWeeks } = programmePolicy;
  return { ...openingSettings(region, today), rejoinWithinWeeks, programmePolicy, today };
}

/** An open group as people would join it, within a transaction. */
export function joinableIn(
  tx: Tx,
  templates: readonly ProgrammeTemplate[],
  group: GroupDetail,
  today: IsoDate,
): KeptJoinable {
  const found = placeIn(tx, group.venue, group.room, { today })!;
  return {
    found,
    settings: joinSettings(found.region, today),
    joinable: {
      id: group.id,
      template: templateOn(templates, group.programme, group.startsOn)!,
      delivery: group.delivery,
      sex: group.sex,
      place: found.place,
      slots: patternIn(tx, group.pattern)!.slots,
      facilitators: facilitatorsIn(tx, group.facilitators, { today }),
      members: present(group.members).map(({ crn }) => crn),
      planned: group.sessions.filter(
        ({ status, catchUpFor, date }) => status === 'planned' && catchUpFor === null && date >= today,
      ),
    },
  };
}

/** Referrals as they would join, in the order of the ids; unknown ones are left out. */
export function joinersIn(
  tx: Tx,
  ids: readonly string[],
  { joinable, found }: KeptJoinable,
  today: IsoDate,
  except: ReadonlySet<string> = new Set(),
): Joiner[] {
  const people = placeablesIn(tx, ids, { ...found, today, except });
  const progress = progressIn(tx, joinable.template, people, today);
  const left = lastLeft(tx, ids);
  return people.map((person) => ({
    person,
    done: progress.get(person.referral)!.done,
    leftOn: left.get(person.referral) ?? null,
  }));
}

function lastLeft(tx: Tx, ids: readonly string[]): Map<string, IsoDate> {
  const rows = tx
    .select({ referral: groupMembers.referral, leftOn: sql<IsoDate>`max(${groupMembers.leftOn})` })
    .from(groupMembers)
    .where(
      and(
        isNotNull(groupMembers.leftOn),
        sql`${groupMembers.referral} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .groupBy(groupMembers.referral)
    .all();
  return new Map(rows.map(({ referral, leftOn }) => [referral, leftOn]));
}

/** Ids of those who wait for a programme, an offer made or not, in a region. */
export function waitingFor(tx: Tx, programme: string, region: Region): string[] {
  return tx
    .all<{ id: string }>(sql`
      select r.id from ${referrals} r
      join people p on p.crn = r.crn
      join pdus d on d.code = p.pdu
      where r.programme = ${programme} and r.state in ('waiting', 'offered') and d.region = ${region}
      order by r.must_finish_by, r.id`)
    .map(({ id }) => id);
}
