import { type IsoDate, minutesOf, type Time, timeOf } from '../solver/calendar.ts';
import { isAttended } from '../solver/groups/attendance.ts';
import { misplacedAmong } from '../solver/groups/calendar/member-rules.ts';
import { closedFor } from '../solver/groups/calendar/open-times.ts';
import type { OpeningBreach } from '../solver/groups/opening/nouns.ts';
import { breachesOf, personRules } from '../solver/groups/opening/person-rules.ts';
import { type ProgrammeTemplate, sessionsOfKind } from '../solver/groups/template.ts';
import type { DatedWindow } from '../solver/roster/problem.ts';
import type { Db, Tx } from './connect.ts';
import { type GroupDetail, groupDetailIn } from './group-detail.ts';
import { facilitatorsIn, type KeptPlace, placeIn } from './group-place.ts';
import type { ByWhom } from './group-states.ts';
import { holdersOf, unknownFacilitators } from './holders.ts';
import { type RecordedSession, recordedSessions } from './member-progress.ts';
import { dayOf, writeOneToOnes } from './open-group.ts';
import { placeablesIn } from './placeable.ts';
import { joinedAs, templateOn, type UnknownName } from './proposals.ts';

/** A one-to-one of a member that has no time yet. */
export interface NewOneToOne {
  referral: string;
  /** Of the session of the template. */
  number: number;
  date: IsoDate;
  from: Time;
  /** Null: the first of the group's who are free. */
  facilitators: readonly string[] | null;
}

export type NotArranged =
  | { unknown: UnknownName[] }
  | { refused: 'not-open'; state: string }
  | { breaches: OpeningBreach[] };

/**
 * Books a one-to-one for which a member had no time when the group opened, at a time chosen by hand, in or out of the
 * slots: as long as the template says, while the venue is open, the member is free and somebody can hold it. Every rule that
 * is broken is told. Null: no such group.
 */
export async function bookOneToOne(
  db: Db,
  templates: readonly ProgrammeTemplate[],
  id: string,
  asked: NewOneToOne,
  { at }: ByWhom,
): Promise<{ kept: string } | NotArranged | null> {
  return db.transaction(
    (tx) => {
      const group = groupDetailIn(tx, id);
      if (!group) return null;
      if (group.state !== 'open') return { refused: 'not-open', state: group.state } as const;
      const today = dayOf(at);
      const template = templateOn(templates, group.programme, group.startsOn)!;
      const own = sessionsOfKind(template, 'individual').find(({ number }) => number === asked.number);
      const chosen = facilitatorsIn(tx, asked.facilitators ?? group.facilitators, { today });
      const unknown = [
        ...(own ? [] : [{ field: 'number', value: String(asked.number) }]),
        ...unknownFacilitators(asked.facilitators, chosen),
      ];
      if (!own || unknown.length > 0) return { unknown };
      const { referral, number, date, from } = asked;
      const time = { date, from, to: timeOf(minutesOf(from) + own.minutes.min) };
      const found = placeIn(tx, group.venue, group.room, { today })!;
      const held = holdersOf('a one-to-one', template, chosen, time, asked.facilitators !== null, true);
      const breaches = [
        ...memberBreaches(tx, { group, template, found, today }, asked, time),
        ...held.breaches,
      ];
      if (breaches.length > 0) return { breaches };
      const [kept] = writeOneToOnes(tx, id, [{ referral, number, ...time, facilitator: held.ids[0]! }]);
      return { kept: kept! };
    },
    { behavior: 'immediate' },
  );
}

interface Around {
  group: GroupDetail;
  template: ProgrammeTemplate;
  found: KeptPlace;
  today: IsoDate;
}

/** What of a person is looked at: they are in the group already. */
const rules = personRules.filter(({ name }) => ['available', 'busy', 'finish'].includes(name));

function memberBreaches(
  tx: Tx,
  { group, template, found, today }: Around,
  { referral, number }: NewOneToOne,
  time: DatedWindow,
): OpeningBreach[] {
  const [person] = placeablesIn(tx, [referral], { ...found, today });
  const member = group.members.find((one) => one.referral === referral);
  const crn = person?.crn ?? null;
  const breach = (rule: string, why: string): OpeningBreach => {
    return { rule, referral, crn, session: number, by: 1, sentence: `${crn ?? referral}${why}` };
  };
  if (!person || !member || member.leftOn !== null) return [breach('not-member', ' is not in the group')];
  const calendar = calendarIn(group.id, recordedSessions(tx, { referrals: [referral] }));
  const already = calendar.find((session) => session.number === number);
  if (already) return [breach('has-it', hasIt(number, already.date, already.recorded?.outcome))];
  const closed = closedFor(found.place.open, time.date, time);
  return [
    ...(time.date < today ? [breach('past', `: ${time.date} is past`)] : []),
    ...(closed ? [breach('closed', `: ${group.venue} is closed: ${closed.reason}`)] : []),
    ...misplacedAmong(template, { number, date: time.date }, calendar).map((wrong) =>
      breach(wrong.rule, `: session ${wrong.number} ${wrong.sentence}`),
    ),
    ...breachesOf(person, joinedAs(group, template, found, [{ ...time, number }], today), rules),
  ];
}

/** What a member has in this group, and what they did in others that it does not give again: the rest there is over. */
function calendarIn(id: string, sessions: readonly RecordedSession[]): RecordedSession[] {
  const standing = sessions.filter(({ status }) => status !== 'cancelled');
  const here = standing.filter(({ group }) => group === id);
  const again = new Set(here.map(({ number }) => number));
  const before = standing.filter(
    ({ group, number, recorded }) =>
      group !== id && !again.has(number) && recorded !== null && isAttended(recorded.outcome),
  );
  return [...here, ...before];
}

function hasIt(number: number, date: IsoDate, outcome: Parameters<typeof isAttended>[0] | undefined): string {
  if (outcome === undefined) return ` has one-to-one ${number} on ${date} already`;
  return isAttended(outcome)
    ? ` has done one-to-one ${number} on ${date}`
    : ` missed one-to-one ${number} on ${date}: book a catch-up for it`;
}
