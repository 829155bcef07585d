import type { CsvColumns } from '../http/csv.ts';
import type { AppointmentView } from './appointment-view.ts';
import type { LedgerRow } from './ledger-view.ts';
import type { ProgressRow } from './progress-row.ts';
import type { RequirementHours } from './requirement-hours.ts';
import type { ReviewRow } from './reviews.ts';

/** The columns of each list as a table: what stands in them has the names of the answer in JSON. */
type Key = 'crn' | 'eventNumber' | 'sentenceDate' | 'deadline';
type Standing = Pick<
  RequirementHours & ProgressRow,
  Key | 'state' | 'finish' | 'daysInHand' | 'pace' | 'commencement'
>;
type Minutes = Pick<RequirementHours & ProgressRow, 'orderedMinutes' | 'creditedMinutes' | 'leftMinutes'>;

const key: CsvColumns<Pick<Standing, Key>> = {
  crn: ({ crn }) => crn,
  eventNumber: ({ eventNumber }) => eventNumber,
  sentenceDate: ({ sentenceDate }) => sentenceDate,
  deadline: ({ deadline }) => deadline,
};

const minutes: CsvColumns<Minutes> = {
  orderedMinutes: ({ orderedMinutes }) => orderedMinutes,
  creditedMinutes: ({ creditedMinutes }) => creditedMinutes,
  leftMinutes: ({ leftMinutes }) => leftMinutes,
};

const standing: CsvColumns<Standing & Pick<ProgressRow, 'applyToExtendBy'>> = {
  state: ({ state }) => state,
  finishDate: ({ finish }) => finish?.date ?? null,
  finishBy: ({ finish }) => finish?.by ?? null,
  daysInHand: ({ daysInHand }) => daysInHand,
  paceSoFarMinutes: ({ pace }) => pace.soFarMinutes,
  paceNeededMinutes: ({ pace }) => pace.neededMinutes,
  firstWorked: ({ commencement }) => commencement.firstWorked,
  commenceBy: ({ commencement }) => commencement.by,
  commencedLate: ({ commencement }) => commencement.late,
  applyToExtendBy: ({ applyToExtendBy }) => applyToExtendBy,
};

export const hoursColumns: CsvColumns<RequirementHours> = {
  ...key,
  status: ({ status }) => status,
  ...minutes,
  bookedMinutes: ({ booked }) => booked.minutes,
  awaitingOutcome: ({ booked }) => booked.awaitingOutcome.appointments,
  eteCreditedMinutes: ({ ete }) => ete.creditedMinutes,
  eteLeftMinutes: ({ ete }) => ete.leftMinutes,
  ...standing,
  unacceptableAbsences: ({ absences }) => absences.dates.length,
};

export const progressColumns: CsvColumns<ProgressRow> = {
  region: ({ region }) => region,
  pdu: ({ pdu }) => pdu,
  ...key,
  ...minutes,
  bookedMinutes: ({ bookedMinutes }) => bookedMinutes,
  ...standing,
};

export const reviewColumns: CsvColumns<ReviewRow> = {
  reviewMonths: ({ review }) => review.months,
  reviewDate: ({ review }) => review.date,
  onTrack: ({ onTrack }) => onTrack,
  ...progressColumns,
};

export const appointmentColumns: CsvColumns<AppointmentView> = {
  id: ({ id }) => id,
  date: ({ date }) => date,
  from: ({ from }) => from,
  to: ({ to }) => to,
  project: ({ project }) => project,
  projectName: ({ projectName }) => projectName,
  projectType: ({ projectType }) => projectType,
  session: ({ session }) => session,
  stage: ({ stage }) => stage,
  outcome: ({ outcome }) => outcome,
  outcomeName: ({ outcomeName }) => outcomeName,
  breakMinutes: ({ breakMinutes }) => breakMinutes,
  penaltyMinutes: ({ penaltyMinutes }) => penaltyMinutes,
  rawMinutes: ({ rawMinutes }) => rawMinutes,
  creditedMinutes: ({ creditedMinutes }) => creditedMinutes,
  allocation: ({ allocation }) => allocation,
  roster: ({ roster }) => roster,
  version: ({ version }) => version,
};

export const ledgerColumns: CsvColumns<LedgerRow> = {
  number: ({ number }) => number,
  date: ({ date }) => date,
  kind: ({ kind }) => kind,
  source: ({ source }) => source,
  outcome: ({ outcome }) => outcome,
  rawMinutes: (line) => line.rawMinutes,
  creditedMinutes: (line) => line.creditedMinutes,
  creditedSoFarMinutes: (line) => line.creditedSoFarMinutes,
  eteSoFarMinutes: (line) => line.eteSoFarMinutes,
  cappedBy: ({ cappedBy }) => cappedBy,
  sentence: ({ sentence }) => sentence,
};
