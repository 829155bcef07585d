import { withQuery } from '../ask.ts';

/** The parts of one thing, each a page: the links below its heading. */
export const SubNavigation = ({
  label,
  items,
  current,
}: {
  label: string;
  items: readonly { href: string; words: string }[];
  /** The address of the part that is shown. */
  current: string;
}) => (
  <nav class="moj-sub-navigation" aria-label={label}>
    <ul class="moj-sub-navigation__list">
      {items.map(({ href, words }) => (
        <li class="moj-sub-navigation__item">
          <a
            class="moj-sub-navigation__link"
            href={href}
            {...(href === current && { 'aria-current': 'page' })}
          >
            {words}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Where a list goes on: pages are counted from 0 by the API, from 1 by people. */
export interface Paged {
  number: number;
  totalPages: number;
  totalElements: number;
}

/** Links to the page before and after; `query` is what the list was asked for by. */
export function Pagination({
  page,
  path,
  query = {},
}: {
  page: Paged;
  path: string;
  query?: Readonly<Record<string, string | undefined>>;
}) {
  const { number, totalPages } = page;
  if (totalPages < 2) return null;
  const to = (other: number) => withQuery(path, { ...query, page: other });
  return (
    <nav class="govuk-pagination govuk-pagination--block" aria-label="Pages">
      {number > 0 && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" href={to(number - 1)} rel="prev">
            <span class="govuk-pagination__link-title">Previous page</span>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{`${number} of ${totalPages}`}</span>
          </a>
        </div>
      )}
      {number < totalPages - 1 && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href={to(number + 1)} rel="next">
            <span class="govuk-pagination__link-title">Next page</span>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{`${number + 2} of ${totalPages}`}</span>
          </a>
        </div>
      )}
    </nav>
  );
}
