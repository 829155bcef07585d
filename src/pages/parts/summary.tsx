import type { Child } from 'hono/jsx';

/** A line of a summary: what it is, what it says, and where it is changed. */
export interface Line {
  name: string;
  value: Child;
  /** A link to change it; `about` is read out after its words. */
  change?: { href: string; words?: string; about: string };
}

/** Names and values: of one thing, or of answers to be checked. */
export const Summary = ({ lines }: { lines: readonly Line[] }) => (
  <dl class="govuk-summary-list">
    {lines.map(({ name, value, change }) => (
      <div class={`govuk-summary-list__row${change ? '' : ' govuk-summary-list__row--no-actions'}`}>
        <dt class="govuk-summary-list__key">{name}</dt>
        <dd class="govuk-summary-list__value">{value}</dd>
        {change && (
          <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href={change.href}>
              {change.words ?? 'Change'}
              <span class="govuk-visually-hidden"> {change.about}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);
