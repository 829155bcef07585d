import type { IsoDate } from '../solver/calendar.ts';
import { type Opening, opening } from '../solver/groups/opening/check.ts';
import type {
  GroupSex,
  OneToOneChoice,
  OpeningSettings,
  Proposal,
  StaffedSession,
  TimedSession,
} from '../solver/groups/opening/nouns.ts';
import type { Joined } from '../solver/groups/opening/person-rules.ts';
import type { ProgrammeTemplate } from '../solver/groups/template.ts';
import { inForce } from '../solver/groups/template-faults.ts';
import type { Region } from '../solver/policy/entry.ts';
import { policyInForce } from '../solver/policy/in-force.ts';
import type { Tx } from './connect.ts';
import { facilitatorsIn, type KeptPlace, patternIn, placeIn } from './group-place.ts';
import { placeablesIn } from './placeable.ts';

/** A group that is to be, as it is described: everything by its name. */
export interface GroupDescription {
  programme: string;
  venue: string;
  room: string;
  pattern: string;
  /** The first day on which anybody may attend. */
  startsOn: IsoDate;
  sex: GroupSex;
  /** Those who hold it, in the order in which they are asked. */
  facilitators: readonly string[];
  referrals: readonly string[];
  /** The exception of the template, by its name, that allows fewer people; null: none is claimed. */
  exception: string | null;
  /** Its group sessions where they have been laid out already; null: they are laid out by the template in force. */
  laid: readonly StaffedSession[] | null;
  oneToOnes: OneToOneChoice;
}

/** Something that a description names and that is not kept. */
export interface UnknownName {
  field: string;
  value: string;
}

export type Considered = { unknown: UnknownName[] } | ({ proposal: Proposal } & Opening);

/** The numbers of a region's policy that an opening is checked against. */
export function openingSettings(region: Region, today: IsoDate): OpeningSettings {
  const { limits, programmes } = policyInForce(region, today);
  const { layoutMostWeeks, lastOneToOneWithinWeeks } = programmes;
  return { maxTravelMinutes: limits.maxTravelMinutes, layoutMostWeeks, lastOneToOneWithinWeeks };
}

/** The template of a programme that is in force on a day. */
export function templateOn(
  templates: readonly ProgrammeTemplate[],
  programme: string,
  date: IsoDate,
): ProgrammeTemplate | undefined {
  return templates.find((template) => template.code === programme && inForce(template, date));
}

/** Lays a described group out and checks it beside all that is kept now, within a transaction. Nothing is written. */
export function considered(
  tx: Tx,
  templates: readonly ProgrammeTemplate[],
  described: GroupDescription,
  today: IsoDate,
): Considered {
  const template = templateOn(templates, described.programme, described.startsOn);
  const found = placeIn(tx, described.venue, described.room, { today });
  const pattern = patternIn(tx, described.pattern);
  const facilitators = facilitatorsIn(tx, everyone(described), { today });
  const members = found
    ? placeablesIn(tx, described.referrals, { venue: found.venue, region: found.region, today })
    : [];
  const unknown = [
    ...(template ? [] : [{ field: 'programme', value: described.programme }]),
    ...(found ? [] : [{ field: 'room', value: `${described.room} of ${described.venue}` }]),
    ...(pattern ? [] : [{ field: 'pattern', value: described.pattern }]),
    ...missing('facilitators', everyone(described), facilitators, ({ id }) => id),
    ...(found ? missing('referrals', described.referrals, members, ({ referral }) => referral) : []),
  ];
  if (!template || !found || !pattern || unknown.length > 0) return { unknown };
  const { place, region } = found;
  const { sex, startsOn, exception, laid, oneToOnes } = described;
  const proposal = { template, sex, place, pattern, facilitators, members, startsOn, exception };
  const settings = openingSettings(region, today);
  const { programmes: programmePolicy } = policyInForce(region, today);
  return { proposal, ...opening({ proposal, laid, oneToOnes, today, settings, programmePolicy }) };
}

/** A kept group as somebody would be in it with these sessions; `others`: crns of whoever else is there. */
export function joinedAs(
  { sex }: { sex: GroupSex },
  template: ProgrammeTemplate,
  { place, region }: KeptPlace,
  sessions: readonly TimedSession[],
  asOf: IsoDate,
  others: readonly string[] = [],
): Joined {
  const { limits, programmes: programmePolicy } = policyInForce(region, asOf);
  const { maxTravelMinutes } = limits;
  return { template, sex, tags: place.tags, sessions, others, maxTravelMinutes, asOf, programmePolicy };
}

/** Regular facilitators first, then whoever covers a session. */
function everyone({ facilitators, laid }: GroupDescription): string[] {
  return [...new Set([...facilitators, ...(laid ?? []).flatMap((session) => session.facilitators)])];
}

function missing<Row>(
  field: string,
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): UnknownName[] {
  const known = new Set(rows.map(idOf));
  return ids.flatMap((value, i) => (known.has(value) ? [] : [{ field: `${field}[${i}]`, value }]));
}
