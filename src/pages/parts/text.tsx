import type { Child } from 'hono/jsx';

/** The heading of a page, with what it is part of above it. */
export const Heading = ({ children, caption }: { children: Child; caption?: string }) => (
  <h1 class="govuk-heading-l">
    {caption && <span class="govuk-caption-l">{caption}</span>}
    {children}
  </h1>
);

/** The heading of a part of a page. */
export const Heading2 = ({ children, id }: { children: Child; id?: string }) => (
  <h2 class="govuk-heading-m" {...(id && { id })}>
    {children}
  </h2>
);

/** The heading within such a part. */
export const Heading3 = ({ children }: { children: Child }) => <h3 class="govuk-heading-s">{children}</h3>;

/** A paragraph. */
export const P = ({ children }: { children: Child }) => <p class="govuk-body">{children}</p>;

/** Something said in passing, in grey. */
export const Hint = ({ children }: { children: Child }) => <p class="govuk-hint">{children}</p>;

/** A link; `hidden` is read out after its words, so that it makes sense alone. */
export const A = ({ href, children, hidden }: { href: string; children: Child; hidden?: string }) => (
  <a class="govuk-link" href={href}>
    {children}
    {hidden && <span class="govuk-visually-hidden"> {hidden}</span>}
  </a>
);

/** A list with bullets. */
export const Bullets = ({ items }: { items: readonly Child[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

/** Something set apart from the text around it. */
export const Inset = ({ children }: { children: Child }) => <div class="govuk-inset-text">{children}</div>;

/** What must not be overlooked. */
export const Warning = ({ children }: { children: Child }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">Warning</span>
      {children}
    </strong>
  </div>
);

/** More, for whoever wants it. */
export const Details = ({
  summary,
  children,
  open = false,
}: {
  summary: string;
  children: Child;
  open?: boolean;
}) => (
  <details class="govuk-details" open={open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);

/** A list with nothing in it: says so, and what comes next. */
export const Empty = ({ children }: { children: Child }) => <div class="govuk-inset-text">{children}</div>;

/** Figures side by side, large: each with its name below. */
export const Figures = ({ figures }: { figures: readonly { value: Child; name: string }[] }) => (
  <dl class="app-figures">
    {figures.map(({ value, name }) => (
      <div class="app-figures__one">
        <dt class="app-figures__name">{name}</dt>
        <dd class="app-figures__value">{value}</dd>
      </div>
    ))}
  </dl>
);
