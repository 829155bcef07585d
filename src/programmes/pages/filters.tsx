import type { Child } from 'hono/jsx';
import { regions } from '../../../solver/policy/entry.ts';
import type { Caller } from '../../access/caller.ts';
import { Select } from '../../pages/parts/fields.tsx';
import type { Pdus } from '../../pages/pdus.ts';
import type { Field } from '../../pages/posted.ts';
import { regionInWords } from '../../pages/words.ts';

/** Fields beside each other where there is room. */
export const Filters = ({ children }: { children: Child }) => <div class="app-filters">{children}</div>;

type FieldOf = (name: string) => Field;

/** The regions that a reader may look at, to choose from. */
export const regionChoices = ({ regions: theirs }: Caller) =>
  regions
    .filter((region) => theirs.includes(region))
    .map((value) => ({ value, words: regionInWords(value) }));

/** Which region; of all that the reader may see unless one is chosen. */
export const RegionFilter = ({ field, caller, all }: { field: FieldOf; caller: Caller; all?: boolean }) => (
  <Select
    field={field('region')}
    label="Region"
    choices={[...(all ? [{ value: '', words: 'All' }] : []), ...regionChoices(caller)]}
  />
);

/** Which PDU; of all that the reader may see unless one is chosen. */
export const PduFilter = ({ field, pdus }: { field: FieldOf; pdus: Pdus }) => (
  <Select field={field('pdu')} label="PDU" choices={[{ value: '', words: 'All' }, ...pdus.choices]} />
);

/** Which programme, of those in force. */
export const ProgrammeFilter = ({
  field,
  programmes,
}: {
  field: FieldOf;
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
