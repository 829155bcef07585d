import type { Child } from 'hono/jsx';

/** A column: its head, and whether it holds numbers (set right) or the names of the rows. */
export interface Column {
  head: Child;
  number?: boolean;
  /** Its cells name their rows. */
  names?: boolean;
}

interface TableGiven {
  /** Says what the table tells; read out first. */
  caption: string;
  /** The caption is for those who cannot see the heading above. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly (readonly Child[])[];
  /** In smaller type, for many columns. */
  small?: boolean;
}

/** A table that scrolls within itself on a narrow screen; by keyboard, too. */
export function Table({ caption, captionHidden = false, columns, rows, small = false }: TableGiven) {
  return (
    <section class="app-scroll" tabindex={0} aria-label={caption}>
      <table class={`govuk-table${small ? ' govuk-table--small-text-until-tablet app-table--small' : ''}`}>
        <caption
          class={`govuk-table__caption ${captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m'}`}
        >
          {caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map(({ head, number }) => (
              <th scope="col" class={`govuk-table__header${number ? ' govuk-table__header--numeric' : ''}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((cells) => (
            <tr class="govuk-table__row">
              {cells.map((cell, index) => {
                const { number, names } = columns[index]!;
                return names ? (
                  <th scope="row" class="govuk-table__header">
                    {cell}
                  </th>
                ) : (
                  <td class={`govuk-table__cell${number ? ' govuk-table__cell--numeric' : ''}`}>{cell}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
