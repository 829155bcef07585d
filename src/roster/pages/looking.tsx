import type { Page } from '../../pages/page.ts';
import { leftOutPage } from './left-out.tsx';
import { newRunPage } from './new-run.tsx';
import { peoplePage } from './people.tsx';
import { personPage } from './person.tsx';
import { resumePage, runEvents, runPage, stopPage } from './run.tsx';
import { sessionPage } from './session.tsx';
import { bookingsFile, signInSheet, weekSheet } from './sheets.tsx';
import { weekPage } from './week.tsx';
import { weeksPage } from './weeks.tsx';

/** Pages that look at weeks and rosters. */
export const lookingPages: readonly Page[] = [
  weeksPage,
  newRunPage,
  runPage,
  runEvents,
  stopPage,
  resumePage,
  weekPage,
  sessionPage,
  peoplePage,
  personPage,
  leftOutPage,
  signInSheet,
  weekSheet,
  bookingsFile,
];
