import type { IsoDate } from '../../calendar.ts';
import { roomTaken } from './free.ts';
import type { OpeningBreach, Proposal } from './nouns.ts';
import type { Planned } from './plan.ts';

type Found = Pick<OpeningBreach, 'by' | 'session' | 'sentence'>;

/** What is asked of a proposal as a whole; `planned` is null where it cannot be laid out. */
export interface AskedGroup {
  proposal: Proposal;
  planned: Planned | null;
  today: IsoDate;
}

export interface GroupRule {
  name: string;
  breaches(asked: AskedGroup): Found[];
}

/** THE REGISTER of what must hold of a group that opens, whoever is in it, in the order in which it is told. */
export const groupRules = [
  { name: 'start', breaches: notPast },
  { name: 'pattern', breaches: patternServes },
  { name: 'group-sex', breaches: sexOfProgramme },
  { name: 'size', breaches: size },
  { name: 'exception', breaches: exceptionByName },
  { name: 'seats', breaches: seats },
  { name: 'trained', breaches: trained },
  { name: 'area', breaches: inTheirArea },
  { name: 'facilitators', breaches: enoughFacilitators },
  { name: 'room', breaches: roomIsFree },
  { name: 'facilitator', breaches: heldByEnough },
] as const satisfies readonly GroupRule[];

export type GroupRuleName = (typeof groupRules)[number]['name'];

/** Every rule of the register that a proposal breaks. */
export function groupBreaches(asked: AskedGroup): OpeningBreach[] {
  return groupRules.flatMap(({ name, breaches }) =>
    breaches(asked).map((found) => ({ rule: name, referral: null, crn: null, ...found })),
  );
}

const whole = (sentence: string, by = 1): Found => ({ by, session: null, sentence });
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

function notPast({ proposal: { startsOn }, today }: AskedGroup): Found[] {
  return startsOn < today ? [whole(`the group cannot start on ${startsOn}: that day is past`)] : [];
}

function patternServes({ proposal: { template, pattern, place } }: AskedGroup): Found[] {
  const found: Found[] = [];
  if (pattern.programme !== null && pattern.programme !== template.code)
    found.push(whole(`the slots of ${pattern.id} are kept for ${pattern.programme}`));
  if (pattern.region !== place.region)
    found.push(whole(`the slots of ${pattern.id} are those of another region than ${place.venue}`));
  return found;
}

function sexOfProgramme({ proposal: { template, sex } }: AskedGroup): Found[] {
  if (sex === 'mixed')
    return template.mixed ? [] : [whole(`men and women do not sit in one group of ${template.code}`)];
  return template.sexes.includes(sex)
    ? []
    : [whole(`${template.code} is not for ${sex === 'male' ? 'men' : 'women'}`)];
}

function size({ proposal: { template, members, exception } }: AskedGroup): Found[] {
  const { min, max, exception: allowed } = template.groupSize;
  const many = members.length;
  const least = exception !== null && exception === allowed?.name ? allowed.min : min;
  if (many > max) return [whole(`the group would have ${people(many)}: at most ${max}`, many - max)];
  if (many >= least) return [];
  const hint =
    allowed && least === min && many >= allowed.min
      ? `, or ${allowed.min} by the exception "${allowed.name}"`
      : '';
  return [whole(`the group would have ${people(many)}: at least ${least}${hint}`, least - many)];
}

function exceptionByName({ proposal: { template, exception } }: AskedGroup): Found[] {
  const allowed = template.groupSize.exception;
  if (exception === null || exception === allowed?.name) return [];
  return [
    whole(
      allowed
        ? `the only exception of ${template.code} is "${allowed.name}"`
        : `${template.code} has no exception for small groups`,
    ),
  ];
}

function seats({ proposal: { place, members } }: AskedGroup): Found[] {
  const over = members.length - place.seats;
  return over > 0
    ? [whole(`${place.room} of ${place.venue} has ${place.seats} seats for ${people(members.length)}`, over)]
    : [];
}

function trained({ proposal: { template, facilitators } }: AskedGroup): Found[] {
  return facilitators
    .filter(({ programmes }) => !programmes.includes(template.code))
    .map(({ id }) => whole(`${id} is not trained for ${template.code}`));
}

function inTheirArea({ proposal: { place, facilitators } }: AskedGroup): Found[] {
  return facilitators
    .filter(({ region, pdus }) => region !== place.region || (pdus.length > 0 && !pdus.includes(place.pdu)))
    .map(({ id }) => whole(`${id} does not work in the area of ${place.venue}`));
}

function enoughFacilitators({ proposal: { template, facilitators } }: AskedGroup): Found[] {
  const short = template.facilitators.group - facilitators.length;
  return short > 0
    ? [
        whole(
          `a group session needs ${template.facilitators.group} facilitators, and ${facilitators.length} are named`,
          short,
        ),
      ]
    : [];
}

function roomIsFree({ proposal: { place }, planned }: AskedGroup): Found[] {
  const sessions = planned?.plan.sessions ?? [];
  return sessions.flatMap((session) => {
    const taken = roomTaken(place, session);
    return taken === null
      ? []
      : [
          {
            by: 1,
            session: session.number,
            sentence: `${place.room} of ${place.venue} ${taken}, at the time of session ${session.number} on ${session.date}`,
          },
        ];
  });
}

/** Too few facilitators named in all is told once, and not of each session. */
function heldByEnough({ proposal: { template, facilitators }, planned }: AskedGroup): Found[] {
  if (facilitators.length < template.facilitators.group) return [];
  return (planned?.unstaffed ?? []).map(({ number, date, needed, free, why }) => ({
    by: needed - free,
    session: number,
    sentence: `session ${number} on ${date} needs ${needed} facilitators, and ${free} of them ${free === 1 ? 'is' : 'are'} free: ${why.join(', ')}`,
  }));
}
