import type { Caller } from '../../../access/caller.ts';
import { at } from '../../../pages/ask.ts';
import { Summary } from '../../../pages/parts/summary.tsx';
import { A, Details } from '../../../pages/parts/text.tsx';
import { countOf, longDate, shortDate } from '../../../pages/words.ts';
import { mayChange } from '../who.ts';
import { GroupStateTag } from '../words.tsx';
import type { Group, Names } from './group.ts';

const sexes: Readonly<Record<Group['sex'], string>> = {
  male: 'Men',
  female: 'Women',
  mixed: 'Men and women',
};

const sizeInWords = ({ size }: Group) =>
  `${countOf(size.members, 'person', 'people')}; the programme needs ${size.min}, is best with ${size.optimum} and takes ${size.max} at most; the room has ${countOf(size.seats, 'seat', 'seats')}`;

/** A link to what only those who change groups may open; words for everybody else. */
const Lead = ({ href, caller, children }: { href: string; caller: Caller; children: string }) =>
  mayChange(caller) ? <A href={href}>{children}</A> : children;

/** What a group is, and where it stands. */
export const GroupSummary = ({ group, names, caller }: { group: Group; names: Names; caller: Caller }) => (
  <>
    <Summary
      lines={[
        { name: 'State', value: <GroupStateTag state={group.state} /> },
        { name: 'Programme', value: `${names.programme} (${group.programme})` },
        { name: 'For', value: sexes[group.sex] },
        {
          name: 'Where',
          value: (
            <>
              <Lead href={at`/venues/${group.venue}`} caller={caller}>
                {names.venue}
              </Lead>
              , {names.room(group.room)}
            </>
          ),
        },
        {
          name: 'Held by',
          value: group.facilitators.map((id, i) => (
            <>
              {i > 0 && ', '}
              <Lead href={at`/facilitators/${id}`} caller={caller}>
                {names.facilitator(id)}
              </Lead>
            </>
          )),
        },
        { name: 'Size', value: sizeInWords(group) },
        { name: 'Starts', value: longDate(group.startsOn) },
        ...(group.finishesOn === null
          ? []
          : [{ name: 'Last attendance', value: longDate(group.finishesOn) }]),
        ...(group.exception === null ? [] : [{ name: 'Exception', value: group.exception }]),
      ]}
    />
    <Details summary="How it came about">
      <ul class="govuk-list">
        {group.history.map(({ state, at: when, by, reason }) => (
          <li>
            {`${shortDate(when.slice(0, 10))}: `}
            <GroupStateTag state={state} />
            {` by ${by}${reason === null ? '' : `: ${reason}`}`}
          </li>
        ))}
      </ul>
    </Details>
  </>
);
