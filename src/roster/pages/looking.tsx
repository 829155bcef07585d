import type { Page } from '../../pages/page.ts';
import { leftOutPage } from './left-out.tsx';
import { peoplePage } from './people.tsx';
import { personPage } from './person.tsx';
import { sessionPage } from './session.tsx';
import { bookingsFile, signInSheet, weekSheet } from './sheets.tsx';
import { weekPage } from './week.tsx';

/** Pages that look at weeks and rosters. */
export const lookingPages: readonly Page[] = [
  weekPage,
  sessionPage,
  peoplePage,
  personPage,
  leftOutPage,
  signInSheet,
  weekSheet,
  bookingsFile,
];
