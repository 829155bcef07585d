import type { Page } from '../../pages/page.ts';
import { differencePages } from './difference.tsx';
import { forecastPages } from './forecast.tsx';
import { formGroupsPage } from './form-groups.tsx';
import { groupingPages } from './grouping.tsx';
import { groupsPages } from './groups-list.tsx';
import { leftOutPages } from './left-out.tsx';
import { nearPages } from './near.tsx';
import { proposalPages } from './proposal.tsx';
import { referralPages } from './referral.tsx';
import { referralFormPages } from './referral-forms.tsx';
import { venueTravelPage } from './venue-travel.tsx';
import { waitingListPage } from './waiting-list.tsx';
import { whatIfPages } from './what-if.tsx';

/** Pages on which groups are formed out of the waiting list. Those at fixed addresses stand before those by id. */
export const formingPages: readonly Page[] = [
  waitingListPage,
  ...referralPages,
  ...referralFormPages,
  venueTravelPage,
  ...groupsPages,
  formGroupsPage,
  ...groupingPages,
  ...leftOutPages,
  ...nearPages,
  ...whatIfPages,
  ...differencePages,
  ...proposalPages,
  ...forecastPages,
];
