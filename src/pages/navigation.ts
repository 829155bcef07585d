import type { Caller, Role } from '../access/caller.ts';

/** A place in the pages that a role begins at. */
export interface Place {
  href: string;
  words: string;
  /** What one does there, in a sentence. */
  about: string;
  who: readonly Role[];
}

/** The head of every page, in this order; each reader sees their own. */
export const places: readonly Place[] = [
  {
    href: '/weeks',
    words: 'Weeks',
    about: 'Make the week\u2019s roster, see who is short and why, mend it and publish it.',
    who: ['scheduler', 'caseworker'],
  },
  {
    href: '/today',
    words: 'Today',
    about: 'Who is expected at today\u2019s sessions, and who came.',
    who: ['supervisor', 'scheduler'],
  },
  {
    href: '/people',
    words: 'People',
    about: 'Find a person by CRN: hours, appointments and what to do next.',
    who: ['caseworker', 'scheduler', 'programme-manager'],
  },
  {
    href: '/at-risk',
    words: 'At risk',
    about: 'People who will not finish in time as things stand.',
    who: ['caseworker', 'scheduler'],
  },
  {
    href: '/reviews',
    words: 'Reviews',
    about: 'Reviews of progress that are due.',
    who: ['caseworker', 'scheduler'],
  },
  {
    href: '/waiting-list',
    words: 'Waiting list',
    about: 'Who waits for an accredited programme, and who is ready for a group.',
    who: ['programme-manager', 'caseworker'],
  },
  {
    href: '/groups',
    words: 'Groups',
    about: 'Form groups, open them, and keep their calendars and attendance.',
    who: ['programme-manager', 'caseworker'],
  },
  {
    href: '/forecast',
    words: 'Forecast',
    about: 'When those who wait will start, if nothing changes.',
    who: ['programme-manager'],
  },
  {
    href: '/link-worker-tasks',
    words: 'Partner link workers',
    about: 'Partner link workers that are to be allocated, by the day on which that is due.',
    who: ['programme-manager'],
  },
  {
    href: '/import',
    words: 'Bring in files',
    about: 'Bring in people, sessions and appointments as CSV files.',
    who: ['scheduler'],
  },
];

/** Whether somebody has one of these roles; an admin has them all. */
export const hasRole = ({ roles }: Caller, who: readonly Role[]): boolean =>
  roles.includes('admin') || roles.some((role) => who.includes(role));

export const placesOf = (caller: Caller): readonly Place[] =>
  places.filter(({ who }) => hasRole(caller, who));
