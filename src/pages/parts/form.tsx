import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import { keyField, versionField } from '../posted.ts';

interface FormGiven {
  /** Where it is sent; left out: to the page's own address. */
  action?: string;
  /** The version of what it changes: another since then refuses it. */
  version?: string | null;
  /** It brings files. */
  files?: boolean;
  children: Child;
}

/** A form that changes something: sent twice, it is carried out once. */
export const Form = ({ action, version, files = false, children }: FormGiven) => (
  <form
    method="post"
    novalidate
    {...(action !== undefined && { action })}
    {...(files && { enctype: 'multipart/form-data' })}
  >
    <input type="hidden" name={keyField} value={randomUUID()} />
    {version && <input type="hidden" name={versionField} value={version} />}
    {children}
  </form>
);

/** A form that only looks: what it asks for stands in the address. Never for what is known of a person. */
export const LookForm = ({ action, children }: { action: string; children: Child }) => (
  <form method="get" action={action} novalidate>
    {children}
  </form>
);

type ButtonKind = 'secondary' | 'warning';

interface ButtonGiven {
  children: Child;
  kind?: ButtonKind;
  name?: string;
  value?: string;
}

/** Sends the form that it stands in. */
export const Button = ({ children, kind, ...sent }: ButtonGiven) => (
  <button
    type="submit"
    class={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`}
    data-module="govuk-button"
    data-prevent-double-click="true"
    {...sent}
  >
    {children}
  </button>
);

/** A link that looks like a button: it leads on, and changes nothing. */
export const ButtonLink = ({
  href,
  children,
  kind,
}: {
  href: string;
  children: Child;
  kind?: ButtonKind;
}) => (
  <a
    href={href}
    draggable={false}
    class={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`}
    data-module="govuk-button"
  >
    {children}
  </a>
);

/** Buttons and links side by side. */
export const ButtonGroup = ({ children }: { children: Child }) => (
  <div class="govuk-button-group">{children}</div>
);
