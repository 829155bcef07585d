import { at } from '../../pages/ask.ts';
import { Heading } from '../../pages/parts/text.tsx';
import { SubNavigation } from '../../pages/parts/ways.tsx';
import { longDate, regionInWords } from '../../pages/words.ts';
import type { Grouping } from './proposal-card.tsx';

/** The head of every page of a run: what it is, and the way to its other pages. */
export function RunHead({
  run,
  current,
  near,
}: {
  run: Pick<Grouping, 'id' | 'region' | 'asOf' | 'counts' | 'groups' | 'whatIf'>;
  current: string;
  /** How many groups are near; where it is known. */
  near?: number;
}) {
  const { id, counts, groups } = run;
  const base = at`/groupings/${id}`;
  const nearWords = near === undefined ? 'Near groups' : `Near groups (${near})`;
  const items = [
    { href: base, words: `Proposals (${groups.length})` },
    { href: `${base}/waiting`, words: `Left waiting (${counts.waiting})` },
    { href: `${base}/not-eligible`, words: `Not eligible (${counts.notEligible})` },
    { href: `${base}/near`, words: nearWords },
    { href: `${base}/what-if`, words: 'What if' },
  ];
  return (
    <>
      <Heading caption={`${regionInWords(run.region)}, as of ${longDate(run.asOf)}`}>
        {`Groups that could open: run ${id}${run.whatIf ? ' (what if)' : ''}`}
      </Heading>
      <SubNavigation label={`Run ${id}`} items={items} current={current} />
    </>
  );
}
