import type { Child } from 'hono/jsx';
import type { Caller } from '../../access/caller.ts';
import { Filters, PduFilter, RegionFilter } from '../../pages/parts/area.tsx';
import { Select } from '../../pages/parts/fields.tsx';
import { Button, ButtonGroup, LookForm } from '../../pages/parts/form.tsx';
import { A } from '../../pages/parts/text.tsx';
import type { Pdus } from '../../pages/pdus.ts';
import type { Field } from '../../pages/posted.ts';

interface FiltersGiven {
  path: string;
  field: (name: string) => Field;
  caller: Caller;
  /** Of all regions that the reader may see unless one is chosen. */
  allRegions?: boolean;
  pdus: Pdus;
  programmes: readonly { code: string; name: string }[];
  /** What else a list can be narrowed down by. */
  children?: Child;
}

/** Narrows a list of programmes' people or groups down by area and programme, and by what stands within. */
export const ProgrammeFilters = ({
  path,
  field,
  caller,
  allRegions = false,
  pdus,
  programmes,
  children,
}: FiltersGiven) => (
  <LookForm action={path}>
    <Filters>
      <RegionFilter field={field} caller={caller} all={allRegions} />
      <PduFilter field={field} pdus={pdus} />
      <Select
        field={field('programme')}
        label="Programme"
        choices={[
          { value: '', words: 'All' },
          ...programmes.map(({ code, name }) => ({ value: code, words: `${name} (${code})` })),
        ]}
      />
      {children}
    </Filters>
    <ButtonGroup>
      <Button kind="secondary">Look</Button>
      <A href={path}>Clear</A>
    </ButtonGroup>
  </LookForm>
);
