import type { Page } from '../../pages/page.ts';
import { attendancePage } from './running/attendance.tsx';
import { calendarPage } from './running/calendar.tsx';
import { cancelPage } from './running/cancel.tsx';
import { catchUpsPage } from './running/catch-ups.tsx';
import { joinPage, mergePage } from './running/join.tsx';
import { closePage, leavePage } from './running/leave.tsx';
import { membersPage } from './running/members.tsx';
import { newOneToOnePage } from './running/new-one-to-one.tsx';
import { oneToOnePage } from './running/one-to-one.tsx';
import { ownAttendancePage, ownCatchUpsPage } from './running/one-to-one-forms.tsx';
import { oneToOnesPage } from './running/one-to-ones.tsx';
import { openPage } from './running/open.tsx';
import { reschedulePage } from './running/reschedule.tsx';
import { sessionPage } from './running/session.tsx';

/** Pages of groups that run: their calendar, who comes, and what is moved. */
export const runningPages: readonly Page[] = [
  calendarPage,
  membersPage,
  leavePage,
  joinPage,
  mergePage,
  closePage,
  openPage,
  sessionPage,
  attendancePage,
  catchUpsPage,
  reschedulePage,
  cancelPage,
  oneToOnesPage,
  // Before those whose address could be `new`.
  newOneToOnePage,
  oneToOnePage,
  ownAttendancePage,
  ownCatchUpsPage,
];
