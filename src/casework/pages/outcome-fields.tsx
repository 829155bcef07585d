import { ratings } from '../../../db/schema.ts';
import { outcomes } from '../../../solver/hours/outcomes.ts';
import { Checkboxes, type Choice, Input, Select, TextArea } from '../../pages/parts/fields.tsx';
import type { Field } from '../../pages/posted.ts';
import { codeInWords } from './tags.tsx';

type FieldOf = (name: string) => Field;

/** Every outcome by its name; those that count as a failure to comply say so. */
export const outcomeChoices: readonly Choice[] = outcomes.map(({ code, name, enforceable }) => ({
  value: code,
  words: name,
  ...(enforceable && { hint: 'Counts towards a warning, then towards enforcement' }),
}));

const nothingSaid = { value: '', words: 'Not said' };
const ratingChoices = [nothingSaid, ...ratings.map((value) => ({ value, words: codeInWords(value) }))];
const yesOrNo = [nothingSaid, { value: 'true', words: 'Yes' }, { value: 'false', words: 'No' }];

/** What was told of an appointment besides its outcome; `of` goes before the name of each field. */
export const ToldFields = ({ field, of = '', times }: { field: FieldOf; of?: string; times: string }) => (
  <>
    <div class="app-casework-filters">
      <Input field={field(`${of}from`)} label="Really started" hint={times} type="time" width={5} />
      <Input field={field(`${of}to`)} label="Really left" hint={times} type="time" width={5} />
      <Input field={field(`${of}penaltyMinutes`)} label="Minutes taken off" hint="As a penalty" width={4} />
    </div>
    <div class="app-casework-filters">
      <Select field={field(`${of}hiVisWorn`)} label="Hi-vis worn" choices={yesOrNo} />
      <Select field={field(`${of}workQuality`)} label="Quality of work" choices={ratingChoices} />
      <Select field={field(`${of}behaviour`)} label="Behaviour" choices={ratingChoices} />
    </div>
    <TextArea field={field(`${of}notes`)} label="Notes" hint="At most 4,000 characters" rows={3} />
    <Checkboxes
      field={field(`${of}sensitive`)}
      label="Who may see the notes"
      small
      choices={[{ value: 'true', words: 'Sensitive: not for everyone to see. This cannot be taken back' }]}
      ticked={[field(`${of}sensitive`).value]}
    />
  </>
);

const wholeNumber = /^-?\d+$/;

/** A number as it was filled in; what is none is sent as it is, for the API to say what is wrong with it. */
export const numberIn = (text: string | undefined): number | string | undefined =>
  text !== undefined && wholeNumber.test(text) ? Number(text) : text;

const flagIn = (text: string | undefined) => (text === undefined ? undefined : text === 'true');

/** The names of the fields, as the API has them. */
export const toldNames = [
  'from',
  'to',
  'penaltyMinutes',
  'hiVisWorn',
  'workQuality',
  'behaviour',
  'notes',
  'sensitive',
] as const;

/** What was filled in, as the API takes it: what is left empty is not sent. */
export const toldIn = (given: (name: string) => string | undefined) => ({
  from: given('from'),
  to: given('to'),
  penaltyMinutes: numberIn(given('penaltyMinutes')),
  hiVisWorn: flagIn(given('hiVisWorn')),
  workQuality: given('workQuality'),
  behaviour: given('behaviour'),
  notes: given('notes'),
  sensitive: flagIn(given('sensitive')),
});
