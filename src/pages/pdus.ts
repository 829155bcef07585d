import { regions } from '../../solver/policy/entry.ts';
import type { Ask } from './ask.ts';
import { allOf } from './lists.ts';
import type { Choice } from './parts/fields.tsx';

/** The PDUs that the reader sees, and their names. */
export interface Pdus {
  choices: readonly Choice[];
  nameOf(code: string): string;
  /** Undefined: it is none of theirs. */
  regionOf(code: string): string | undefined;
}

/** Reads the PDUs of a region that the reader sees, or of all regions where none is named that there is. */
export async function pdusOf(ask: Ask, region?: string): Promise<Pdus> {
  const pdus = await allOf<{ code: string; name: string; region: string }>(ask, '/v1/pdus', {
    region: regions.find((one) => one === region),
  });
  const byCode = new Map(pdus.map((pdu) => [pdu.code, pdu]));
  return {
    choices: pdus.map(({ code, name }) => ({ value: code, words: name })),
    nameOf: (code) => byCode.get(code)?.name ?? code,
    regionOf: (code) => byCode.get(code)?.region,
  };
}
