import type { Child } from 'hono/jsx';
import type { Field } from '../posted.ts';

interface FieldGiven {
  field: Field;
  label: string;
  hint?: string;
}

const hintId = (id: string) => `${id}-hint`;
/** Apart from the hint of the whole question: the first box has the id of its field. */
const choiceHintId = (id: string) => `${id}-choice-hint`;
const errorId = (id: string) => `${id}-error`;

const describedBy = ({ id, error }: Field, hint: string | undefined) => {
  const ids = [hint && hintId(id), error && errorId(id)].filter(Boolean);
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
};

/** The label, hint and error in the order that GOV.UK has them, then the control itself. */
function Labelled({ field, label, hint, children }: FieldGiven & { children: Child }) {
  return (
    <div class={`govuk-form-group${field.error ? ' govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={field.id}>
        {label}
      </label>
      <HintAndError field={field} hint={hint} />
      {children}
    </div>
  );
}

function HintAndError({ field: { id, error }, hint }: { field: Field; hint: string | undefined }) {
  return (
    <>
      {hint && (
        <div id={hintId(id)} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={errorId(id)} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
    </>
  );
}

type Kind = 'text' | 'number' | 'date' | 'time' | 'search';

/** `date` and `time` let the browser bring its own picker, and send YYYY-MM-DD and HH:MM as the API reads them. */
export function Input({
  field,
  label,
  hint,
  type = 'text',
  width,
  ...others
}: FieldGiven & { type?: Kind; width?: 2 | 3 | 4 | 5 | 10 | 20; min?: string; max?: string; step?: string }) {
  const { name, id, value, error } = field;
  const look = `govuk-input${width ? ` govuk-input--width-${width}` : ''}${error ? ' govuk-input--error' : ''}`;
  return (
    <Labelled field={field} label={label} {...(hint !== undefined && { hint })}>
      <input
        class={look}
        id={id}
        name={name}
        type={type}
        value={value}
        {...describedBy(field, hint)}
        {...others}
      />
    </Labelled>
  );
}

/** Several lines of text. */
export const TextArea = ({ field, label, hint, rows = 4 }: FieldGiven & { rows?: number }) => (
  <Labelled field={field} label={label} {...(hint !== undefined && { hint })}>
    <textarea
      class={`govuk-textarea${field.error ? ' govuk-textarea--error' : ''}`}
      id={field.id}
      name={field.name}
      rows={rows}
      {...describedBy(field, hint)}
    >
      {field.value}
    </textarea>
  </Labelled>
);

/** What may be chosen: what is sent, and what is read. */
export interface Choice {
  value: string;
  words: string;
  hint?: string;
}

/** One of many, from a list that opens. */
export const Select = ({ field, label, hint, choices }: FieldGiven & { choices: readonly Choice[] }) => (
  <Labelled field={field} label={label} {...(hint !== undefined && { hint })}>
    <select
      class={`govuk-select${field.error ? ' govuk-select--error' : ''}`}
      id={field.id}
      name={field.name}
      {...describedBy(field, hint)}
    >
      {choices.map(({ value, words }) => (
        <option value={value} selected={value === field.value}>
          {words}
        </option>
      ))}
    </select>
  </Labelled>
);

interface BoxesGiven extends FieldGiven {
  choices: readonly Choice[];
  /** The question is the heading of the page. */
  heading?: boolean;
  small?: boolean;
  inline?: boolean;
}

function Fieldset({ field, label, hint, heading = false, children }: BoxesGiven & { children: Child }) {
  return (
    <div class={`govuk-form-group${field.error ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...describedBy(field, hint)}>
        <legend
          class={`govuk-fieldset__legend${heading ? ' govuk-fieldset__legend--l' : ' govuk-fieldset__legend--s'}`}
        >
          {heading ? <h1 class="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <HintAndError field={field} hint={hint} />
        {children}
      </fieldset>
    </div>
  );
}

/** The first box has the id of the field, for links from the error summary. */
const boxId = ({ id }: Field, index: number) => (index === 0 ? id : `${id}-${index + 1}`);

/** One of a few, all in sight. */
export const Radios = (given: BoxesGiven) => (
  <Fieldset {...given}>
    <div
      class={`govuk-radios${given.small ? ' govuk-radios--small' : ''}${given.inline ? ' govuk-radios--inline' : ''}`}
      data-module="govuk-radios"
    >
      {given.choices.map(({ value, words, hint }, index) => {
        const id = boxId(given.field, index);
        return (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={id}
              name={given.field.name}
              type="radio"
              value={value}
              checked={value === given.field.value}
              {...(hint && { 'aria-describedby': choiceHintId(id) })}
            />
            <label class="govuk-label govuk-radios__label" for={id}>
              {words}
            </label>
            {hint && (
              <div id={choiceHintId(id)} class="govuk-hint govuk-radios__hint">
                {hint}
              </div>
            )}
          </div>
        );
      })}
    </div>
  </Fieldset>
);

/** `ticked`: the values that are. */
export const Checkboxes = ({ ticked, ...given }: BoxesGiven & { ticked: readonly string[] }) => (
  <Fieldset {...given}>
    <div
      class={`govuk-checkboxes${given.small ? ' govuk-checkboxes--small' : ''}`}
      data-module="govuk-checkboxes"
    >
      {given.choices.map(({ value, words, hint }, index) => {
        const id = boxId(given.field, index);
        return (
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={id}
              name={given.field.name}
              type="checkbox"
              value={value}
              checked={ticked.includes(value)}
              {...(hint && { 'aria-describedby': choiceHintId(id) })}
            />
            <label class="govuk-label govuk-checkboxes__label" for={id}>
              {words}
            </label>
            {hint && (
              <div id={choiceHintId(id)} class="govuk-hint govuk-checkboxes__hint">
                {hint}
              </div>
            )}
          </div>
        );
      })}
    </div>
  </Fieldset>
);

/** Files from the reader's machine. */
export const Files = ({ field, label, hint, accept }: FieldGiven & { accept: string }) => (
  <Labelled field={field} label={label} {...(hint !== undefined && { hint })}>
    <input
      class={`govuk-file-upload${field.error ? ' govuk-file-upload--error' : ''}`}
      id={field.id}
      name={field.name}
      type="file"
      multiple
      accept={accept}
      {...describedBy(field, hint)}
    />
  </Labelled>
);

/** Sent along, not shown. */
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);
