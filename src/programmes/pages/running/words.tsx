import type { AttendanceOutcome } from '../../../../solver/groups/attendance.ts';
import { attendanceOutcomes } from '../../../../solver/groups/attendance.ts';
import type { Choice } from '../../../pages/parts/fields.tsx';
import { Tag, type TagColour } from '../../../pages/parts/tag.tsx';
import { shortDate } from '../../../pages/words.ts';
import type { GroupSession } from './group.ts';

type Told = readonly [words: string, colour: TagColour];

const meetings: Readonly<Record<GroupSession['status'], Told>> = {
  planned: ['To come', 'blue'],
  held: ['Held', 'teal'],
  cancelled: ['Cancelled', 'grey'],
};

/** Planned, and its day has come: somebody has to say who was there. */
export const isToRecord = ({ status, date }: { status: string; date: string }, today: string): boolean =>
  status === 'planned' && date <= today;

/** How a session or a one-to-one stands. */
export function MeetingTag({
  meeting,
  today,
}: {
  meeting: Pick<GroupSession, 'status' | 'date'>;
  today: string;
}) {
  if (isToRecord(meeting, today)) return <Tag words="To record" colour="yellow" />;
  const [words, colour] = meetings[meeting.status];
  return <Tag words={words} colour={colour} />;
}

const outcomes: Readonly<Record<AttendanceOutcome, Told>> = {
  'attended-complied': ['Attended, complied', 'teal'],
  'attended-failed-to-comply': ['Attended, failed to comply', 'yellow'],
  'acceptable-absence': ['Acceptable absence', 'grey'],
  'unacceptable-absence': ['Unacceptable absence', 'red'],
};

/** What became of a member at a session; nothing is said where nothing is recorded. */
export const OutcomeTag = ({ outcome }: { outcome: AttendanceOutcome | null }) =>
  outcome === null ? (
    <>Nothing recorded</>
  ) : (
    <Tag words={outcomes[outcome][0]} colour={outcomes[outcome][1]} />
  );

/** What became of a member, in words. */
export const outcomeInWords = (outcome: AttendanceOutcome): string => outcomes[outcome][0];

/** What may become of a member, to choose from. */
export const outcomeChoices: readonly Choice[] = attendanceOutcomes.map((value) => ({
  value,
  words: outcomes[value][0],
}));

/** 2026-12-04 as "December 2026". */
export const monthInWords = (month: string): string => shortDate(`${month}-01`).replace(/^1 /, '');
