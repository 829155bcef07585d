import type { Page } from '../pages/page.ts';
import {
  allocationsPage,
  changeAllocationPage,
  endAllocationPage,
  newAllocationPage,
} from './pages/allocations.tsx';
import { appointmentsPage } from './pages/appointments.tsx';
import { attendancePage } from './pages/attendance.tsx';
import { adjustmentPage, coursePage } from './pages/credit.tsx';
import { findPeoplePage } from './pages/find-people.tsx';
import { ledgerPage } from './pages/ledger.tsx';
import { outcomePage } from './pages/outcome.tsx';
import { personPage } from './pages/person.tsx';
import { atRiskPage, reviewsPage } from './pages/progress-lists.tsx';
import { requirementPage } from './pages/requirement.tsx';
import { todayPage } from './pages/today.tsx';

/** The pages of caseworkers and supervisors. */
export const caseworkPages: readonly Page[] = [
  findPeoplePage,
  personPage,
  requirementPage,
  ledgerPage,
  appointmentsPage,
  outcomePage,
  adjustmentPage,
  coursePage,
  allocationsPage,
  newAllocationPage,
  endAllocationPage,
  changeAllocationPage,
  atRiskPage,
  reviewsPage,
  todayPage,
  attendancePage,
];
