import { regions } from '../../solver/policy/entry.ts';
import { type Ask, withQuery } from './ask.ts';
import type { Choice } from './parts/fields.tsx';

/** More than any region has: the longest page of a list. */
const mostPdus = 500;

/** The PDUs that the reader sees, and their names. */
export interface Pdus {
  choices: readonly Choice[];
  nameOf(code: string): string;
  /** Undefined: it is none of theirs. */
  regionOf(code: string): string | undefined;
}

/** Reads the PDUs of a region that the reader sees, or of all regions where none is named that there is. */
export async function pdusOf(ask: Ask, region?: string): Promise<Pdus> {
  const { content } = await ask.get<{ content: { code: string; name: string; region: string }[] }>(
    withQuery('/v1/pdus', { region: regions.find((one) => one === region), size: mostPdus }),
  );
  const byCode = new Map(content.map((pdu) => [pdu.code, pdu]));
  return {
    choices: content.map(({ code, name }) => ({ value: code, words: name })),
    nameOf: (code) => byCode.get(code)?.name ?? code,
    regionOf: (code) => byCode.get(code)?.region,
  };
}
