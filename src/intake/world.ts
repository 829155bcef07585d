import type { KeptRows } from '../../db/kept.ts';
import type { IsoDate } from '../../solver/calendar.ts';
import { grouped } from '../../solver/grouped.ts';
import type { Region } from '../../solver/policy/entry.ts';
import { type Policy, policyInForce } from '../../solver/policy/in-force.ts';
import { isClosed } from '../../solver/referral-states.ts';
import type { NounName, Row } from './nouns.ts';
import { keyText, type ReadRows } from './read.ts';

/** The files that were read, by noun. */
export type ReadFiles = { [N in NounName]?: ReadRows<N> };

/** What would be kept after the import: rows of the files, and behind them those kept already. */
export interface World {
  today: IsoDate;
  /** Codes of the programmes that have a template. */
  programmes: ReadonlySet<string>;
  /** Whether rows may refer to this key; true also where its file could not be read for keys. */
  knows(noun: NounName, values: readonly unknown[]): boolean;
  person(crn: string | undefined): Partial<Row<'people'>> | undefined;
  project(code: string | undefined): Partial<Row<'projects'>> | undefined;
  session(id: string | undefined): Partial<Row<'sessions'>> | undefined;
  requirement(
    crn: string | undefined,
    eventNumber: number | undefined,
  ): Partial<Row<'requirements'>> | undefined;
  requirementsOf(crn: string): Partial<Row<'requirements'>>[];
  appointment(id: string): Partial<Row<'appointments'>> | undefined;
  keptCompletion: KeptRows['courseCompletion'];
  keptAdjustment: KeptRows['adjustment'];
  /** Appointments on a session that are kept and not in the files. */
  keptAppointmentsOn(session: string): ReturnType<KeptRows['appointmentsOn']>;
  /** Appointments of a person on a date: those of the files, and those that are kept and not in them. */
  appointmentsOf(crn: string, date: IsoDate): Partial<Row<'appointments'>>[];
  keptReferral: KeptRows['referral'];
  /** Those kept, then new ones of the files: these wait. */
  openReferralsOf(crn: string): { id?: string; programme?: string }[];
  /** Undefined where the PDU is unknown. */
  regionOf(pdu: string): Region | undefined;
  /** The policy in force in a PDU's region on a date; undefined where the PDU is unknown. */
  policyIn(pdu: string | undefined, date: IsoDate): Policy | undefined;
}

/** Looks through files to what is kept; ask it within the transaction that `kept` belongs to. */
export function worldOf(
  files: ReadFiles,
  kept: KeptRows,
  { today, programmes }: Pick<World, 'today' | 'programmes'>,
): World {
  const owed = grouped(files.requirements?.rows ?? [], (row) => row.crn);
  const appointed = grouped(files.appointments?.rows ?? [], (row) => `${row.crn} ${row.date}`);
  const referred = grouped(files.referrals?.rows ?? [], (row) => row.crn);
  const policies = new Map<string, Policy>();

  const pdu = (code: string) => files.pdus?.byKey.get(code) ?? kept.pdu(code);
  const person = (crn = '') => files.people?.byKey.get(crn) ?? kept.person(crn);
  const project = (code = '') => files.projects?.byKey.get(code) ?? kept.project(code);
  const session = (id = '') => files.sessions?.byKey.get(id) ?? kept.session(id);
  const requirement = (crn = '', eventNumber = 0) =>
    files.requirements?.byKey.get(keyText('requirements', [crn, eventNumber])) ??
    kept.requirementsOf(crn).find((row) => row.eventNumber === eventNumber);

  const appointment = (id: string) => files.appointments?.byKey.get(id) ?? kept.appointment(id);

  const look: { [N in NounName]?: (values: readonly unknown[]) => unknown } = {
    pdus: ([code]) => pdu(String(code)),
    people: ([crn]) => person(String(crn)),
    projects: ([code]) => project(String(code)),
    sessions: ([id]) => session(String(id)),
    pickUpPoints: ([code]) => files.pickUpPoints?.byKey.get(String(code)) ?? kept.pickUpPoint(String(code)),
    appointments: ([id]) => appointment(String(id)),
    venues: ([code]) => files.venues?.byKey.get(String(code)) ?? kept.venue(String(code)),
    facilitators: ([id]) => files.facilitators?.byKey.get(String(id)) ?? kept.facilitator(String(id)),
    slotPatterns: ([id]) => files.slotPatterns?.byKey.get(String(id)) ?? kept.slotPattern(String(id)),
    referrals: ([id]) => files.referrals?.byKey.get(String(id)) ?? kept.referral(String(id)),
    requirements: ([crn, eventNumber]) => requirement(String(crn), Number(eventNumber)),
  };

  return {
    today,
    programmes,
    person,
    project,
    session,
    requirement,
    appointment,
    keptCompletion: kept.courseCompletion,
    keptAdjustment: kept.adjustment,
    knows: (noun, values) => files[noun]?.hasKeys === false || look[noun]?.(values) !== undefined,
    requirementsOf: (crn) => [
      ...(owed.get(crn) ?? []),
      ...kept
        .requirementsOf(crn)
        .filter((row) => !files.requirements?.byKey.has(keyText('requirements', [crn, row.eventNumber]))),
    ],
    keptAppointmentsOn: (id) =>
      kept.appointmentsOn(id).filter((row) => !files.appointments?.byKey.has(row.id)),
    appointmentsOf: (crn, date) => [
      ...(appointed.get(`${crn} ${date}`) ?? []),
      ...kept.appointmentsOf(crn, date).filter((row) => !files.appointments?.byKey.has(row.id)),
    ],
    keptReferral: kept.referral,
    openReferralsOf: (crn) => [
      ...kept.referralsOf(crn).filter(({ state }) => !isClosed(state)),
      ...(referred.get(crn) ?? []).filter((row) => row.id !== undefined && !kept.referral(row.id)),
    ],
    regionOf: (code) => pdu(code)?.region,
    policyIn: (code = '', date) => {
      const region = pdu(code)?.region;
      if (!region) return undefined;
      const key = `${region} ${date}`;
      const policy = policies.get(key) ?? policyInForce(region, date);
      policies.set(key, policy);
      return policy;
    },
  };
}
