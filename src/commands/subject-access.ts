import { everythingHeldOn, type Held } from '../../db/subject-access.ts';
import { personHours } from '../casework/hours-of.ts';
import type { Deps } from '../deps.ts';
import { wordsOf } from '../http/faults-in-words.ts';
import { type ExitCode, exitCode, GivenWrong, type Io } from './io.ts';

/** What a table is called where a person reads of themselves. */
const headings: Readonly<Record<string, string>> = {
  people: 'Who you are, and what your work must allow for',
  limited_access: 'Who alone may see your record',
  availability: 'When you can work, week after week',
  availability_exceptions: 'Dates on which that does not hold',
  commitments: 'Times you have promised elsewhere',
  travel_minutes: 'How long you travel to projects',
  venue_travel: 'How long you travel to venues of programmes',
  requirements: 'What you were ordered to do',
  allocations: 'Projects you are allocated to',
  appointments: 'Your appointments',
  outcome_entries: 'What was written down of your appointments',
  course_completions: 'Courses you completed',
  adjustments: 'Hours given or taken back by decision',
  pins: 'Places in weekly rosters that were kept for you',
  bookings: 'Your places in weekly rosters',
  calendar_links: 'Addresses at which your calendar can be read (the addresses themselves are not kept)',
  referrals: 'Programmes you were referred to',
  referral_facts: 'What is on file with your referrals',
  referral_state_changes: 'What became of your referrals',
  group_members: 'Groups you are or were in',
  one_to_ones: 'Your one-to-ones',
  catch_up_members: 'Sessions that make up for ones you missed',
  group_attendance_entries: 'What was written down of your attendance',
  partner_link_worker_tasks: 'Workers to be allocated to partners',
  erased_people: 'What has been erased',
};

/**
 * `scheduler subject-access`: everything held on a person, in words they can read; the reading is audited. What is held on
 * others beside them is left out.
 */
export async function subjectAccessCommand(
  io: Io,
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  crn: string,
  given: { json?: true },
): Promise<ExitCode> {
  const held = await everythingHeldOn(db, crn);
  if (held === null) throw new GivenWrong(`subject-access: there is no person ${crn}`);
  const hours = await personHours(db, clock, crn, undefined);
  const requirements = hours === null || 'refused' in hours ? [] : hours;
  const sentences = requirements.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence));
  if (given.json) io.out(JSON.stringify({ ...held, hours: sentences }));
  else tell(io, held, sentences, clock.today());
  return exitCode.done;
}

function tell(io: Io, { crn, content, audit, keptApartFrom }: Held, hours: readonly string[], today: string) {
  io.out(`Everything held on ${crn}, as of ${today}`);
  if (hours.length > 0)
    section(
      io,
      'How your hours stand',
      hours.map((sentence) => `- ${sentence}`),
    );
  for (const { noun, rows } of content)
    section(
      io,
      headings[noun] ?? wordsOf(noun),
      rows.map((row) => `- ${inWords(row, crn)}`),
    );
  if (keptApartFrom > 0)
    section(io, 'People you are never to meet at work', [`- ${keptApartFrom}; who they are is not told`]);
  section(
    io,
    'Who has changed or read this',
    audit.map(
      ({ at, by, action, change, noun }) => `- ${at}: ${by}: ${change} of ${wordsOf(noun)} (${action})`,
    ),
  );
}

function section(io: Io, heading: string, lines: readonly string[]): void {
  io.out(`\n${heading}`);
  for (const line of lines) io.out(line);
}

/** `from 09:30; to 16:30`; the crn, which stands at the top, and what is not known are left out. */
function inWords(row: Record<string, unknown>, crn: string): string {
  return Object.entries(row)
    .filter(([field, value]) => value !== null && !(field === 'crn' && value === crn))
    .map(([field, value]) => `${wordsOf(field)} ${String(value)}`)
    .join('; ');
}
