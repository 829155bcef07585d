import type { z } from '@hono/zod-openapi';
import { faultsInWords } from '../../../http/faults-in-words.ts';
import type { Problem } from '../../../pages/ask.ts';
import { Hidden } from '../../../pages/parts/fields.tsx';
import type { Posted } from '../../../pages/posted.ts';
import { groupFieldNames } from '../../group-schemas.ts';

/** A form is filled in, then checked, then sent: this field says that it has been checked. */
const step = '_step';

/** Whether what was filled in has been looked at and is to be done. */
export const isChecked = (posted: Posted): boolean => posted.text(step) === 'checked';

/** The reader wants to change what they have filled in. */
export const isBack = (posted: Posted): boolean => posted.text(step) === 'back';

/** Carries what was filled in along to what is sent. */
export const Carried = ({ values }: { values: Readonly<Record<string, string | readonly string[]>> }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      [value].flat().map((one) => <Hidden name={name} value={one} />),
    )}
  </>
);

/** The buttons that send it, and that go back to the form. */
export const checkedButton = { name: step, value: 'checked' };

/** Sends the form back, to be filled in otherwise. */
export const backButton = { name: step, value: 'back', kind: 'secondary' } as const;

/** What the API would say of the fields of a request, before it is sent; null: nothing. */
export function faultsOf(
  schema: z.ZodType,
  body: unknown,
  names: Readonly<Record<string, string>> = groupFieldNames,
): Problem | null {
  const { error } = schema.safeParse(body);
  if (!error) return null;
  return problemAt(faultsInWords(error.issues, body, names));
}

/** Faults of fields as a refusal. */
export const problemAt = (faults: NonNullable<Problem['faults']>): Problem => ({
  status: 422,
  title: 'There is a problem with the data',
  detail: 'Nothing was changed',
  faults,
});
