/**
 * Every rule that files must keep to, and what it asks, in the words of the README. Messages name columns and keys (a
 * crn, a code), never the contents of other cells.
 */
export const importRules = {
  'no-folder': 'the folder exists and holds at least one of the files',
  'unknown-file': 'every CSV file in the folder is one of those listed here, and stands once',
  'empty-file': 'a file has a header row',
  'not-utf8': 'a file is text in UTF-8, in lines',
  'no-header': 'the first line names the columns, separated by commas',
  'unknown-column': 'every column of the header is one of the file’s, and stands once',
  'missing-column': 'every column of the file is in the header',
  quoting: 'a cell with a comma or a quote in it is quoted, on one line, with quotes in it doubled',
  ragged: 'a row has as many cells as the header',
  missing: 'a cell that must have a value has one',
  malformed: 'a cell is written as its column asks',
  'out-of-range': 'a number is within its bounds',
  duplicate: 'no two rows of a file have one key',
  unknown: 'whatever a row refers to is in the files or kept already, or is a programme that has a template',
  order: 'what ends comes after what begins; nothing of an order comes before its sentence date',
  hours: 'ordered minutes are within what a court can order, for one order and for orders made together',
  itself: 'nobody is kept apart from themselves',
  'project-dates': 'a session lies within the dates of its project',
  'as-session':
    'an appointment is at the project, on the date and within the times of its session, and has an outcome once that is stood down',
  'has-appointments':
    'a session on which people are booked keeps its place, date and times, and is stood down through its roster',
  'two-places': 'nobody works, or is to work, in two places at once: an absence takes no time',
  outcome: 'an outcome comes with credited minutes, and they with an outcome',
  credit: 'credited minutes are at most the appointment’s length, and none where the person did not come',
  future: 'nobody has attended, completed or been given anything on a date to come',
  travel:
    'travel is credited for a session that the person attended, other than training, up to the most by policy',
  'written-down': 'an adjustment or a course completion that is kept stays as it is',
  region: 'the PDUs of a facilitator are of their region',
  'as-referred': 'a referral that is kept stays with its person and its programme',
  'one-referral': 'a person has one open referral to a programme at most',
  'not-yours':
    'rows are of regions and PDUs of whoever sends them, and change nothing that is kept elsewhere; who may see a restricted person is for an admin to say',
  'women-only': 'a booking to come, or an allocation, is one that the project’s sex policy allows',
} as const;

export type ImportRule = keyof typeof importRules;

/** One thing wrong with files that came in. `line` counts from 1; both null where the file as a whole is meant. */
export interface ImportFault {
  file: string;
  line: number | null;
  column: string | null;
  rule: ImportRule;
  message: string;
}

/** Beyond this many, faults are only counted: nobody reads further before mending. */
const mostListed = 1_000;

/** Beyond this many, nothing more is read: a file with as many is none of ours. */
const mostCounted = 20_000;

/** Faults found so far, in the order found, and how many more there are than it lists. */
export interface FaultList {
  readonly listed: ImportFault[];
  readonly more: number;
  /** There are so many that nothing more need be read. */
  readonly isFull: boolean;
  add(fault: ImportFault): void;
}

/** An empty list of faults. */
export function noFaults(): FaultList {
  const listed: ImportFault[] = [];
  let more = 0;
  return {
    listed,
    get more() {
      return more;
    },
    get isFull() {
      return listed.length + more >= mostCounted;
    },
    add(fault) {
      if (listed.length < mostListed) listed.push(fault);
      else more += 1;
    },
  };
}
