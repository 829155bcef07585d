import { Select } from '../../pages/parts/fields.tsx';
import type { Field } from '../../pages/posted.ts';

/** Which programme, of those in force. */
export const ProgrammeFilter = ({
  field,
  programmes,
}: {
  field: (name: string) => Field;
  programmes: readonly { code: string; name: string }[];
}) => (
  <Select
    field={field('programme')}
    label="Programme"
    choices={[
      { value: '', words: 'All' },
      ...programmes.map(({ code, name }) => ({ value: code, words: `${name} (${code})` })),
    ]}
  />
);
