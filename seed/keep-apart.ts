import type { Rows } from '../db/rows.ts';
import { grouped } from '../solver/grouped.ts';
import type { AppointmentRow } from './attendance.ts';
import type { Chance } from './chance.ts';
import type { PersonRow } from './people.ts';
import { shape } from './shape.ts';

export type KeepApartRow = Rows['keepApart'][number];

/** How often a pair that does not do is given up for another. */
const triesAPair = 20;

/**
 * Pairs who must never meet at work: as many as a share of the people, each of two from one PDU, where it matters, who
 * have not been on the same session. In the order of their crns.
 */
export function inventKeepApart(
  people: readonly PersonRow[],
  appointments: readonly AppointmentRow[],
  chance: Chance,
): KeepApartRow[] {
  const sessionsOf = grouped(appointments, (appointment) => appointment.crn);
  const neighbours = grouped(people, (person) => person.pdu);
  const haveMet = (one: string, other: string) => {
    const seen = new Set(sessionsOf.get(one)?.map((appointment) => appointment.session));
    return (sessionsOf.get(other) ?? []).some((appointment) => seen.has(appointment.session));
  };
  const wanted = Math.round((people.length * shape.keptApartPercent) / 100);
  const pairs = new Map<string, KeepApartRow>();
  for (let tries = wanted * triesAPair; pairs.size < wanted && tries > 0; tries -= 1) {
    const one = chance.oneOf(people);
    const other = chance.oneOf(neighbours.get(one.pdu)!);
    if (one === other || haveMet(one.crn, other.crn)) continue;
    const [crn, otherCrn] = one.crn < other.crn ? [one.crn, other.crn] : [other.crn, one.crn];
    pairs.set(`${crn} ${otherCrn}`, { crn, otherCrn });
  }
  return [...pairs.keys()].sort().map((key) => pairs.get(key)!);
}
