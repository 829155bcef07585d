/** What became of an appointment, as the case-management system codes it. */
export interface Outcome {
  code: string;
  name: string;
  /** The person came: minutes may be credited. */
  attended: boolean;
  /** Counts towards a warning, and then towards referral for enforcement. */
  enforceable: boolean;
  /** The case system tells its enforcement diary of it. */
  alertsEnforcement: boolean;
}

/** Contact outcomes of unpaid work: the codes are those of the Ministry's case system, in the order its users know. */
export const outcomes = [
  { code: 'ATTC', name: 'Attended, complied', attended: true, enforceable: false, alertsEnforcement: false },
  {
    code: 'ATCH',
    name: 'Attended, concurrent hours',
    attended: true,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AFDA',
    name: 'Attended, failed: deemed acceptable',
    attended: true,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AFTC',
    name: 'Attended, failed to comply',
    attended: true,
    enforceable: true,
    alertsEnforcement: true,
  },
  {
    code: 'ATSH',
    name: 'Attended, sent home (behaviour)',
    attended: true,
    enforceable: true,
    alertsEnforcement: true,
  },
  {
    code: 'ATSS',
    name: 'Attended, sent home (service)',
    attended: true,
    enforceable: false,
    alertsEnforcement: false,
  },
  { code: 'UACP', name: 'Unacceptable absence', attended: false, enforceable: true, alertsEnforcement: true },
  { code: 'ATFI', name: 'Other failure', attended: false, enforceable: true, alertsEnforcement: true },
  {
    code: 'AASD',
    name: 'Acceptable absence: stood down',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AAME',
    name: 'Acceptable absence: medical',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AAEM',
    name: 'Acceptable absence: employment',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AAFC',
    name: 'Acceptable absence: family or childcare',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AACL',
    name: 'Acceptable absence: court or legal',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'AARC',
    name: 'Acceptable absence: remanded in custody',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'CO05',
    name: 'Acceptable absence: professional judgement',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'RSSR',
    name: 'Rescheduled by the service',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
  {
    code: 'RSOF',
    name: 'Rescheduled by the person',
    attended: false,
    enforceable: false,
    alertsEnforcement: false,
  },
] as const satisfies readonly Outcome[];

export type OutcomeCode = (typeof outcomes)[number]['code'];

/** The outcome that a session called off by the service leaves with everyone booked on it. */
export const stoodDownOutcome: OutcomeCode = 'AASD';

/** Codes of appointments that the service called off or moved: nobody was due at them. */
export const calledOffCodes: readonly OutcomeCode[] = [stoodDownOutcome, 'RSSR'];

/** Codes with which a person came. */
export const attendedCodes: readonly OutcomeCode[] = outcomes.filter((o) => o.attended).map((o) => o.code);

const byCode = new Map<string, Outcome>(outcomes.map((outcome) => [outcome.code, outcome]));

/** The outcome of a code; undefined where the code is not one of ours. */
export function outcomeOf(code: string): Outcome | undefined {
  return byCode.get(code);
}
