import type { IsoDate } from '../solver/calendar.ts';
import { closedFor } from '../solver/groups/calendar/open-times.ts';
import { clashWith, facilitatorTaken, isAvailable } from '../solver/groups/opening/free.ts';
import type { Placeable } from '../solver/groups/opening/nouns.ts';
import type { SessionKind } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn, present } from './group-detail.ts';
import { facilitatorsIn, placeIn } from './group-place.ts';
import { memberSessions } from './member-sessions.ts';
import { placeablesIn } from './placeable.ts';

/** A planned session to come that cannot be held as it is planned, or to which somebody cannot come, and why. */
export interface Trouble extends DatedWindow {
  id: string;
  kind: SessionKind;
  number: number;
  rule: 'closed' | 'facilitator' | 'member';
  /** Who cannot come; null: it is not about a member. */
  crn: string | null;
  sentence: string;
}

/**
 * What stands against the planned sessions of a group since they were planned: days on which the venue is closed or a bank
 * holiday falls, leave, what members have promised elsewhere. By date, what closes a session first. Null: no such group.
 */
export async function groupTrouble(db: Db, id: string, today: IsoDate): Promise<Trouble[] | null> {
  return db.transaction((tx) => {
    const group = groupDetailIn(tx, id);
    return group && troubleIn(tx, group, today);
  });
}

interface PlannedMeeting extends DatedWindow {
  id: string;
  kind: SessionKind;
  number: number;
  facilitators: readonly string[];
}

/** The same, within a transaction. */
export function troubleIn(tx: Tx, group: GroupDetail, today: IsoDate): Trouble[] {
  const meetings = plannedMeetings(group, today);
  if (meetings.length === 0) return [];
  const except = new Set(meetings.map(({ id }) => id));
  const found = placeIn(tx, group.venue, group.room, { today })!;
  const held = [...new Set(meetings.flatMap(({ facilitators }) => facilitators))];
  const facilitators = new Map(
    facilitatorsIn(tx, held, { today, except }).map((one) => [one.id, one] as const),
  );
  const referrals = present(group.members).map(({ referral }) => referral);
  const people = placeablesIn(tx, referrals, { ...found, today, except });
  const attended = memberSessions(tx, { referrals });
  return meetings.flatMap((meeting) => {
    const { facilitators: holding, ...planned } = meeting;
    const trouble = (rule: Trouble['rule'], sentence: string, crn: string | null = null): Trouble => ({
      ...planned,
      ...{ rule, crn, sentence: `session ${meeting.number} on ${meeting.date}: ${sentence}` },
    });
    const closed = closedFor(found.place.open, meeting.date, meeting);
    const away = holding.flatMap((id) => {
      const taken = facilitatorTaken(facilitators.get(id)!, meeting);
      return taken === null ? [] : [trouble('facilitator', `${id} ${taken}`)];
    });
    const there = new Set(attended.filter(({ id }) => id === meeting.id).map(({ referral }) => referral));
    const members = people
      .filter(({ referral }) => there.has(referral))
      .flatMap((person) => {
        const why = keptFrom(person, meeting);
        return why === null ? [] : [trouble('member', `${person.crn} ${why}`, person.crn)];
      });
    return [
      ...(closed ? [trouble('closed', `${group.venue} is closed: ${closed.reason}`)] : []),
      ...away,
      ...members,
    ];
  });
}

function plannedMeetings({ sessions, oneToOnes }: GroupDetail, today: IsoDate): PlannedMeeting[] {
  const meetings = [
    ...sessions.map((one) => ({ ...one, kind: 'group' as const })),
    ...oneToOnes.map((one) => ({ ...one, kind: 'individual' as const, facilitators: [one.facilitator] })),
  ];
  const startOf = ({ date, from, id }: PlannedMeeting) => `${date} ${from} ${id}`;
  return meetings
    .filter(({ status, date }) => status === 'planned' && date >= today)
    .map(({ id, kind, number, date, from, to, facilitators }) => ({
      ...{ id, kind, number, date, from, to, facilitators },
    }))
    .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

function keptFrom(person: Placeable, time: DatedWindow): string | null {
  const clash = clashWith(person.busy, time);
  if (clash) return `has ${clash.what} then`;
  return isAvailable(person, time) ? null : 'is not free then';
}
