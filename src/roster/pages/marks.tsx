import type { SessionMark } from '../../../solver/roster/explain/session-marks.ts';
import { Tag, type TagColour } from '../../pages/parts/tag.tsx';
import type { MarkInWords } from '../session-marks.ts';

/** The marks of a session in a word or two: what stands in a cell. */
export const markWords: Readonly<Record<SessionMark, string>> = {
  'breaks-rule': 'Breaks a rule',
  'stood-down': 'Stood down',
  'lone-woman': 'Lone woman',
  'at-minimum': 'At minimum',
  full: 'Full',
  'women-only': 'Women only',
};

const colours: Readonly<Record<SessionMark, TagColour>> = {
  'breaks-rule': 'red',
  'stood-down': 'red',
  'lone-woman': 'orange',
  'at-minimum': 'yellow',
  full: 'blue',
  'women-only': 'purple',
};

/** What a scheduler looks for in a session: each with what it says. */
export const Marks = ({ marks }: { marks: readonly MarkInWords[] }) => (
  <ul class="govuk-list">
    {marks.map(({ mark, sentence }) => (
      <li>
        <Tag words={markWords[mark]} colour={colours[mark]} /> {sentence}
      </li>
    ))}
  </ul>
);
