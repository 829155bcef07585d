import type { Problem } from '../ask.ts';

/** The id of the field that a fault speaks of. */
export const fieldId = (path: string): string => path.replaceAll(/[^\w]+/g, '-').replace(/-$/, '');

const changeWords = (problem: Problem) =>
  (problem.changes ?? []).map(
    ({ by, fields }) =>
      `${by} has changed ${fields.length > 0 ? fields.join(', ') : 'it'} since you opened this page`,
  );

/** Why nothing was done, and where to mend it; scripts move the reader here. */
export function ErrorSummary({ problem }: { problem: Problem }) {
  const { detail, faults = [], breaches = [] } = problem;
  const sentences = [
    ...(faults.length > 0 ? [] : [detail]),
    ...breaches.map(({ sentence }) => sentence),
    ...changeWords(problem),
  ];
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {faults.map(({ path, message }) => (
              <li>
                <a href={`#${fieldId(path)}`}>{message}</a>
              </li>
            ))}
            {sentences.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
