import type { Context } from 'hono';
import { regions } from '../../solver/policy/entry.ts';
import { listInWords } from '../http/in-words.ts';
import { placesOf } from '../pages/navigation.ts';
import type { Page } from '../pages/page.ts';
import { Button } from '../pages/parts/form.tsx';
import { Summary } from '../pages/parts/summary.tsx';
import { A, Bullets, Heading, Heading2, P } from '../pages/parts/text.tsx';
import { shown } from '../pages/shown.tsx';
import { regionInWords } from '../pages/words.ts';
import { type Caller, type Role, roles } from './caller.ts';

/** A page with a heading and what there is to say, in paragraphs. */
export const wordsPage = (c: Context, status: number, title: string, ...paragraphs: string[]) => {
  const body = (
    <>
      <Heading>{title}</Heading>
      {paragraphs.map((words) => (
        <P>{words}</P>
      ))}
    </>
  );
  return shown(c, { title, body }, status);
};

/** Asks whether to sign in: a mail reader that looks at links presses no button, and so uses none up. */
export const signInPage = (c: Context) => {
  const body = (
    <>
      <Heading>Sign in</Heading>
      <P>This link signs you in once, in this browser.</P>
      <form method="post">
        <Button>Sign in</Button>
      </form>
    </>
  );
  return shown(c, { title: 'Sign in', body });
};

const roleWords: Readonly<Record<Role, string>> = {
  scheduler: 'Scheduler: makes the week\u2019s roster, mends it and publishes it',
  'programme-manager': 'Programme manager: forms groups and keeps their calendars',
  caseworker: 'Caseworker: follows people\u2019s hours and records outcomes',
  supervisor: 'Supervisor: sees the sessions they hold, and records who came',
  admin: 'Admin: may do everything',
};

const whereInWords = ({ regions: theirs }: Caller) =>
  regions.every((region) => theirs.includes(region))
    ? 'All regions of England and Wales'
    : listInWords(theirs.map(regionInWords));

const pdusInWords = ({ pdus }: Caller) => (pdus === null ? 'All PDUs of these regions' : listInWords(pdus));

/** Where the reader begins, and what they may see. */
export const accessPages: readonly Page[] = [
  {
    path: '/',
    who: roles,
    get: async ({ caller, show, go }) => {
      const [first, second] = placesOf(caller);
      // A supervisor has one place to be.
      if (first && !second) return go(first.href);
      const body = (
        <>
          <Heading>What would you like to do?</Heading>
          <div class="app-places">
            {placesOf(caller).map(({ href, words, about }) => (
              <div class="app-places__one">
                <h2 class="govuk-heading-m">
                  <A href={href}>{words}</A>
                </h2>
                <P>{about}</P>
              </div>
            ))}
          </div>
        </>
      );
      return show({ title: 'Start', body });
    },
  },
  {
    path: '/me',
    who: roles,
    get: ({ caller, show }) => {
      const body = (
        <>
          <Heading>What I may see</Heading>
          <Summary
            lines={[
              { name: 'User name', value: caller.name },
              { name: 'What I am', value: <Bullets items={caller.roles.map((role) => roleWords[role])} /> },
              { name: 'Regions', value: whereInWords(caller) },
              { name: 'PDUs', value: pdusInWords(caller) },
            ]}
          />
          <Heading2>What this means</Heading2>
          <Bullets
            items={[
              'People, sessions and groups of other regions or PDUs look as if they were not there.',
              'Of a person whose record has limited access you see the CRN only, unless you are named on it.',
              'Each change that you make is written down with your name, and so is each record of a person that you open.',
            ]}
          />
          <form method="post" action="/sign-out">
            <Button kind="secondary">Sign out</Button>
          </form>
        </>
      );
      return show({ title: 'What I may see', body });
    },
  },
];
