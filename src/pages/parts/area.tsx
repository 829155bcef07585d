import type { Child } from 'hono/jsx';
import { regions } from '../../../solver/policy/entry.ts';
import type { Caller } from '../../access/caller.ts';
import type { Pdus } from '../pdus.ts';
import type { Field } from '../posted.ts';
import { regionInWords } from '../words.ts';
import { type Choice, Select } from './fields.tsx';

/** Fields beside each other where there is room. */
export const Filters = ({ children }: { children: Child }) => <div class="app-filters">{children}</div>;

type FieldOf = (name: string) => Field;

/** The regions that a reader may look at, to choose from. */
export const regionChoices = ({ regions: theirs }: Pick<Caller, 'regions'>): Choice[] =>
  regions
    .filter((region) => theirs.includes(region))
    .map((value) => ({ value, words: regionInWords(value) }));

/** Which region. `all`: of all that the reader may see unless one is chosen. */
export const RegionFilter = ({ field, caller, all }: { field: FieldOf; caller: Caller; all?: boolean }) => (
  <Select
    field={field('region')}
    label="Region"
    choices={[...(all ? [{ value: '', words: 'All that I may see' }] : []), ...regionChoices(caller)]}
  />
);

/** Which PDU; of all that the reader may see unless one is chosen. */
export const PduFilter = ({ field, pdus }: { field: FieldOf; pdus: Pdus }) => (
  <Select field={field('pdu')} label="PDU" choices={[{ value: '', words: 'All PDUs' }, ...pdus.choices]} />
);

/** The fields that narrow a list down to an area; who has one region need not choose it. */
export const AreaFields = ({ field, pdus, caller }: { field: FieldOf; pdus: Pdus; caller: Caller }) => (
  <>
    {caller.regions.length > 1 && <RegionFilter field={field} caller={caller} all />}
    <PduFilter field={field} pdus={pdus} />
  </>
);
