import type { ListedReferral } from '../../db/referrals.ts';
import type { CsvColumns } from '../http/csv.ts';
import type { EligibilityView } from './referral-eligibility.ts';

/** The columns of a waiting list as a table, named as in JSON. What is on file of a person is not among them. */
export const referralColumns: CsvColumns<ListedReferral & { eligibility: EligibilityView }> = {
  id: ({ id }) => id,
  crn: ({ crn }) => crn,
  sex: ({ sex }) => sex,
  region: ({ region }) => region,
  pdu: ({ pdu }) => pdu,
  programme: ({ programme }) => programme,
  state: ({ state }) => state,
  eventNumber: ({ eventNumber }) => eventNumber,
  basis: ({ basis }) => basis,
  referredOn: ({ referredOn }) => referredOn,
  readyFrom: ({ readyFrom }) => readyFrom,
  mustFinishBy: ({ mustFinishBy }) => mustFinishBy,
  needs: ({ needs }) => needs.join(';'),
  eligible: ({ eligibility }) => eligibility.eligible,
};
