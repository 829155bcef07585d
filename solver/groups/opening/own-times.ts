import { addDays, type IsoDate, overlaps, weekdayOf } from '../../calendar.ts';
import type { DatedWindow } from '../../roster/problem.ts';
import { type DatedSession, misplacedAmong } from '../calendar/member-rules.ts';
import { closedFor, type OpenTimes } from '../calendar/open-times.ts';
import { oneToOnesIn, type Slot, slotsOn } from '../calendar/slots.ts';
import type { ProgrammeTemplate } from '../template.ts';
import { matched } from './matching.ts';
import type { OwnSession } from './nouns.ts';

/** Somebody who needs times of their own. */
export interface OwnTimesMember {
  referral: string;
  /** The days of everything else of the programme that is theirs, past and to come. */
  calendar: readonly DatedSession[];
  /** Numbers of the one-to-ones that they need. */
  numbers: readonly number[];
  isFree(time: DatedWindow): boolean;
}

export interface OwnTimesRequest {
  template: ProgrammeTemplate;
  slots: readonly Slot[];
  place: OpenTimes;
  /** First and last day on which a one-to-one may be. */
  from: IsoDate;
  until: IsoDate;
  members: readonly OwnTimesMember[];
  /** Each holds one at a time. */
  facilitators: readonly { id: string; isFree(time: DatedWindow): boolean }[];
}

/** A one-to-one for which there is no time. */
export interface WithoutTime {
  referral: string;
  number: number;
  /** Between which days it was looked for. */
  from: IsoDate;
  until: IsoDate;
}

/**
 * Times for the one-to-ones of each member: in individual slots that are open, when the member and a facilitator are free,
 * where the member's calendar allows it, as early as can be. Number after number; of one number as many members have a
 * time as can.
 */
export function ownTimes(request: OwnTimesRequest): { placed: OwnSession[]; without: WithoutTime[] } {
  const placed: OwnSession[] = [];
  const without: WithoutTime[] = [];
  const numbers = [...new Set(request.members.flatMap((member) => member.numbers))].sort((a, b) => a - b);
  for (const number of numbers) {
    const needing = request.members.filter((member) => member.numbers.includes(number));
    const options = needing.map((member) => optionsOf(request, member, number, placed));
    const { chosen } = matched(
      options.map(({ times }) =>
        times.map(({ date, from, facilitator }) => `${date} ${from} ${facilitator}`),
      ),
    );
    needing.forEach(({ referral }, i) => {
      const { from, until, times } = options[i]!;
      const choice = chosen[i];
      if (choice === undefined) without.push({ referral, number, from, until });
      else placed.push({ referral, number, ...times[choice]! });
    });
  }
  return { placed, without };
}

type Option = DatedWindow & { facilitator: string };

function optionsOf(
  request: OwnTimesRequest,
  member: OwnTimesMember,
  number: number,
  placed: readonly OwnSession[],
): { from: IsoDate; until: IsoDate; times: Option[] } {
  const { template, slots, place, facilitators } = request;
  const own = placed.filter(({ referral }) => referral === member.referral);
  const calendar = [...member.calendar, ...own].filter((other) => other.number !== number);
  const { from, until } = daysFor(request, calendar, number);
  const { minutes } = template.sessions[number - 1]!;
  const times: Option[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const windows = oneToOnesIn(slotsOn(slots, 'individual', weekdayOf(date)), minutes);
    if (windows.length === 0 || misplacedAmong(template, { number, date }, calendar).length > 0) continue;
    for (const window of windows) {
      const time = { date, ...window };
      if (closedFor(place, date, window) !== null || !member.isFree(time)) continue;
      for (const { id, isFree } of facilitators)
        if (isFree(time) && !placed.some((one) => one.facilitator === id && meets(one, time)))
          times.push({ ...time, facilitator: id });
    }
  }
  return { from, until, times };
}

const meets = (one: DatedWindow, other: DatedWindow) => one.date === other.date && overlaps(one, other);

/** The days between the sessions before a one-to-one and the last that may pass it: all others break the order. */
function daysFor(
  { template, from, until }: OwnTimesRequest,
  calendar: readonly DatedSession[],
  number: number,
): { from: IsoDate; until: IsoDate } {
  const { phase } = template.sessions[number - 1]!;
  const mayPass = template.sessions
    .slice(number)
    .filter((session) => session.kind === 'group' && session.phase === phase)
    .slice(0, template.individualLagSessions)
    .map((session) => session.number);
  let first = from;
  let last = until;
  for (const other of calendar) {
    if (other.number < number && other.date >= first) first = addDays(other.date, 1);
    if (other.number > number && !mayPass.includes(other.number) && other.date <= last)
      last = addDays(other.date, -1);
  }
  return { from: first, until: last };
}
