import type { LaidSession } from '../../solver/groups/calendar/laid.ts';
import type {
  CandidateDetail,
  CandidateRequest,
  Candidates,
  WaitingReferral,
} from '../../solver/groups/candidates/nouns.ts';
import { brokenIn } from './calendar-checker.ts';

/** An independent reading of what candidates must be: it shares nothing with the code that makes them. */
interface Time {
  date: string;
  from: string;
  to: string;
}

const overlap = (a: Time, b: Time) => a.date === b.date && a.from < b.to && b.from < a.to;
/** 1 Monday to 7 Sunday. */
const weekdayOf = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const within = (outer: { from: string; to: string }, inner: Time) =>
  outer.from <= inner.from && inner.to <= outer.to;

/** Who of those who wait could join sessions at a venue, by the words of the format. */
export function couldJoin(
  { waiting }: CandidateRequest,
  group: {
    programme: string;
    venue: string;
    sex: string;
    tags: readonly string[];
    sessions: readonly Time[];
  },
): WaitingReferral[] {
  return (waiting?.referrals ?? []).filter((one) => {
    const row = waiting!.travel.find(([crn, venue]) => crn === one.crn && venue === group.venue);
    return (
      one.programme === group.programme &&
      (group.sex === 'mixed' || group.sex === one.sex) &&
      group.sessions[0]!.date >= one.readyFrom &&
      group.sessions.at(-1)!.date <= one.mustFinishBy &&
      group.sessions.every((session) =>
        one.availability.some((free) => free.weekday === weekdayOf(session.date) && within(free, session)),
      ) &&
      !one.busy.some((busy) => group.sessions.some((session) => overlap(session, busy))) &&
      row !== undefined &&
      row[2] <= waiting!.maxTravelMinutes &&
      one.needs.every((need) => group.tags.includes(need))
    );
  });
}

/** When each facilitator is given something by a candidate. */
function given(detail: CandidateDetail): { id: string; time: Time }[] {
  const places = [...detail.sessions, ...detail.oneToOnes.flatMap((one) => one.places)];
  return places.flatMap((time) => time.facilitators.map((id) => ({ id, time })));
}

/** Everything that candidates break. */
export function brokenCandidates(request: CandidateRequest, answer: Candidates): string[] {
  return [...answer.candidates.flatMap((_, i) => brokenOne(request, answer, i)), ...wrongConflicts(answer)];
}

function brokenOne(request: CandidateRequest, answer: Candidates, index: number): string[] {
  const candidate = answer.candidates[index]!;
  const detail = answer.details[index]!;
  const broken: string[] = [];
  const say = (sentence: string) => broken.push(`${candidate.id}: ${sentence}`);
  const template = request.templates.find(({ code }) => code === candidate.programme)!;
  const venue = request.venues.find(({ code }) => code === candidate.venue)!;
  const pattern = request.patterns.find(({ id }) => id === detail.pattern)!;
  const room = venue.rooms.find(({ code }) => code === detail.room)!;
  if (detail.id !== candidate.id) say('detail of another');

  const laid = [
    ...detail.sessions.map(
      ({ number, date, from, to }): LaidSession => ({ number, kind: 'group', date, from, to }),
    ),
    ...detail.oneToOnes.map(({ number, places }): LaidSession => ({ number, kind: 'individual', places })),
  ].sort((a, b) => a.number - b.number);
  const calendar = {
    template,
    slots: pattern.slots,
    startsOn: request.asOf,
    people: template.groupSize.max,
    oneToOnesAtOnce: Math.max(1, Math.floor(template.facilitators.group / template.facilitators.individual)),
    place: { bankHolidays: request.bankHolidays, closures: venue.closures, hours: venue.hours },
    mostWeeks: request.settings.layoutMostWeeks,
  };
  const layout = {
    laid: true as const,
    sessions: laid,
    startsOn: '',
    finishesOn: '',
    skipped: [],
    lightWeeks: [],
  };
  for (const sentence of brokenIn(calendar, layout)) say(sentence);

  if (room.seats !== candidate.seats || room.seats < template.groupSize.min) say('wrong seats');
  if (room.booked.some((booked) => candidate.sessions.some((session) => overlap(booked, session))))
    say('room taken');
  for (const { id, time } of given(detail)) {
    const one = request.facilitators.find((facilitator) => facilitator.id === id)!;
    if (!one.programmes.includes(candidate.programme)) say(`${id} is not trained`);
    if (one.pdus.length > 0 && !one.pdus.includes(venue.pdu)) say(`${id} works elsewhere`);
    if (!one.hours.some((open) => open.weekday === weekdayOf(time.date) && within(open, time)))
      say(`${id} is off`);
    if (one.leave.some(({ fromDate, toDate }) => fromDate <= time.date && time.date <= toDate))
      say(`${id} on leave`);
    if (one.booked.some((booked) => overlap(booked, time))) say(`${id} is booked`);
  }
  const all = given(detail);
  all.forEach(({ id, time }, i) => {
    if (all.slice(0, i).some((other) => other.id === id && overlap(other.time, time)))
      say(`${id} is twice at one time`);
  });
  for (const session of detail.sessions)
    if (session.facilitators.length !== template.facilitators.group) say('wrong number of facilitators');
  for (const regular of detail.facilitators) {
    const there = detail.sessions.filter(({ facilitators }) => facilitators.includes(regular)).length;
    if (there * 100 < detail.sessions.length * request.settings.regularFacilitatorPercent)
      say(`${regular} rarely there`);
  }
  const joiners = couldJoin(request, candidate).length;
  if (request.waiting && joiners !== detail.couldJoin) say(`${joiners} could join, says ${detail.couldJoin}`);
  return broken;
}

/** Conflicts are those pairs, and only those, that share a room or a facilitator at some time. */
function wrongConflicts({ details, candidates, conflicts }: Candidates): string[] {
  const said = new Set(conflicts.map(([one, other]) => `${one} ${other}`));
  const shared = new Set<string>();
  details.forEach((one, i) => {
    details.slice(0, i).forEach((other, j) => {
      const [a, b] = [candidates[i]!, candidates[j]!];
      const sameRoom =
        a.venue === b.venue &&
        one.room === other.room &&
        a.sessions.some((session) => b.sessions.some((at) => overlap(session, at)));
      const sameFacilitator = given(one).some((mine) =>
        given(other).some((theirs) => mine.id === theirs.id && overlap(mine.time, theirs.time)),
      );
      if (sameRoom || sameFacilitator) shared.add([one.id, other.id].sort().join(' '));
    });
  });
  return [
    ...[...shared].filter((pair) => !said.has(pair)).map((pair) => `${pair}: a conflict is not named`),
    ...[...said].filter((pair) => !shared.has(pair)).map((pair) => `${pair}: no conflict`),
  ];
}
