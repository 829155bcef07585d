import { regions } from '../../../solver/policy/entry.ts';
import type { Asked } from '../../pages/page.ts';
import { type Choice, Select } from '../../pages/parts/fields.tsx';
import type { Pdus } from '../../pages/pdus.ts';
import type { Field } from '../../pages/posted.ts';
import { regionInWords } from '../../pages/words.ts';

/** The regions that the reader may choose among. */
export const regionChoices = ({ caller }: Pick<Asked, 'caller'>): Choice[] => [
  { value: '', words: 'All that I may see' },
  ...regions
    .filter((region) => caller.regions.includes(region))
    .map((value) => ({ value, words: regionInWords(value) })),
];

/** The fields that narrow a list down to an area. */
export const AreaFields = ({
  field,
  pdus,
  caller,
}: {
  field: (name: string) => Field;
  pdus: Pdus;
  caller: Asked['caller'];
}) => (
  <>
    {caller.regions.length > 1 && (
      <Select field={field('region')} label="Region" choices={regionChoices({ caller })} />
    )}
    <Select field={field('pdu')} label="PDU" choices={[{ value: '', words: 'All PDUs' }, ...pdus.choices]} />
  </>
);
