import { at } from '../../pages/ask.ts';
import { Tag, type TagColour } from '../../pages/parts/tag.tsx';
import { Heading } from '../../pages/parts/text.tsx';
import { SubNavigation } from '../../pages/parts/ways.tsx';
import { longDate, regionInWords } from '../../pages/words.ts';
import type { RosterView } from '../view.ts';

/** What names a roster: its region, PDU, week and version. */
export interface RosterName {
  id: number;
  region: string;
  pdu: string | null;
  weekStart: string;
  version: number;
  state?: RosterView['state'];
}

/** An area as it is read: the PDU, or the region as a whole. */
export const areaInWords = ({ region, pdu }: Pick<RosterName, 'region' | 'pdu'>): string =>
  regionInWords(pdu ?? region);

/** Which roster a page is of: its area and week. */
export const rosterCaption = (roster: RosterName): string =>
  `${areaInWords(roster)}, week of ${longDate(roster.weekStart)}`;

/** The parts of a roster. */
const parts = [
  { part: '', words: 'Week' },
  { part: '/people', words: 'People' },
  { part: '/short', words: 'Who is short' },
  { part: '/left-out', words: 'Left out' },
  { part: '/changes', words: 'What changed' },
  { part: '/map', words: 'Map' },
] as const;

const states: Readonly<Record<RosterView['state'], { words: string; colour: TagColour }>> = {
  draft: { words: 'Draft', colour: 'yellow' },
  published: { words: 'Published', colour: 'teal' },
  superseded: { words: 'Superseded', colour: 'grey' },
};

/** How far a roster is: a draft, published, or superseded by a later one. */
export const StateTag = ({ state }: { state: RosterView['state'] }) => <Tag {...states[state]} />;

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
  const { version, state } = roster;
  return (
    <>
      <Heading caption={rosterCaption(roster)}>{title}</Heading>
      <p class="govuk-body app-roster-state">
        <a class="govuk-link" href={home}>{`Roster version ${version}`}</a>
        {state && <StateTag state={state} />}
      </p>
      <SubNavigation
        label="Parts of the roster"
        items={parts.map((one) => ({ href: `${home}${one.part}`, words: one.words }))}
        current={part === null ? '' : `${home}${part}`}
      />
    </>
  );
}
