import { at } from '../../pages/ask.ts';
import { Heading } from '../../pages/parts/text.tsx';
import { SubNavigation } from '../../pages/parts/ways.tsx';
import { longDate, regionInWords } from '../../pages/words.ts';

/** What names a roster: its region, PDU, week and version. */
export interface RosterName {
  id: number;
  region: string;
  pdu: string | null;
  weekStart: string;
  version: number;
}

export const rosterCaption = ({ region, pdu, weekStart }: RosterName): string =>
  `${pdu ?? regionInWords(region)}, week of ${longDate(weekStart)}`;

/** The parts of a roster. */
const parts = [
  { part: '', words: 'Week' },
  { part: '/people', words: 'People' },
  { part: '/short', words: 'Who is short' },
  { part: '/left-out', words: 'Left out' },
  { part: '/changes', words: 'What changed' },
  { part: '/map', words: 'Map' },
] as const;

/** The heading of a page of a roster, and the links to its parts. `part`: the one that is shown, as '/short'; null: none of them. */
export function RosterHead({
  roster,
  title,
  part,
}: {
  roster: RosterName;
  title: string;
  part: string | null;
}) {
  const home = at`/rosters/${roster.id}`;
  return (
    <>
      <Heading caption={rosterCaption(roster)}>{title}</Heading>
      <SubNavigation
        label="Parts of the roster"
        items={parts.map((one) => ({ href: `${home}${one.part}`, words: one.words }))}
        current={part === null ? '' : `${home}${part}`}
      />
    </>
  );
}
