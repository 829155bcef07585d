import { regions } from '../../../solver/policy/entry.ts';
import type { Ask } from '../../pages/ask.ts';
import { withQuery } from '../../pages/ask.ts';
import type { Asked } from '../../pages/page.ts';
import { type Choice, Select } from '../../pages/parts/fields.tsx';
import type { Field } from '../../pages/posted.ts';
import { regionInWords } from '../../pages/words.ts';

interface Pdu {
  code: string;
  name: string;
  region: string;
}

/** The PDUs that the reader sees, and their names. */
export interface Pdus {
  choices: readonly Choice[];
  nameOf(code: string): string;
}

/** Reads the PDUs that the reader sees. */
export async function pdusOf(ask: Ask, region?: string): Promise<Pdus> {
  const { content } = await ask.get<{ content: Pdu[] }>(withQuery('/v1/pdus', { region }));
  const names = new Map(content.map(({ code, name }) => [code, name]));
  return {
    choices: content.map(({ code, name }) => ({ value: code, words: name })),
    nameOf: (code) => names.get(code) ?? code,
  };
}

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
