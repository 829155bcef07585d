import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CallerVariables } from '../access/caller.ts';
import type { Problem } from './ask.ts';
import { Layout, type View } from './layout.tsx';
import { takeSaid } from './said.ts';

const doctype = '<!doctype html>\n';

/** A view in its frame, for whoever asks. */
export async function shown(c: Context, view: View, status?: number): Promise<Response> {
  const { caller } = c.var as Partial<CallerVariables>;
  const said = takeSaid(c);
  const html = await (<Layout {...view} caller={caller} said={said} path={c.req.path} />);
  return c.html(`${doctype}${String(html)}`, (status ?? view.refused?.status ?? 200) as ContentfulStatusCode);
}

/** What to do where a page cannot be shown, by the status of the answer. */
const headings: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'You may not open this page',
  404: 'Page not found',
  409: 'This cannot be done now',
  413: 'That is too much at once',
  429: 'You have asked too often',
  503: 'The service is not available for a moment',
};

const whatToDo: Readonly<Record<number, string>> = {
  403: 'Ask whoever gave you access if you should be able to.',
  404: 'Check the address. It may also be of another region, or of a person whose record you may not see.',
  413: 'Nothing was changed. Go back, and send less at once.',
  429: 'Wait a moment, then try again.',
  500: 'Nothing that you sent has been half done. Try again; if it fails again, tell us the request id.',
  503: 'Try again in a moment. Nothing that you sent has been half done.',
};

/** What is only looked at is asked by its address alone: that is where the faults are. */
const askedWrongly = {
  heading: 'This address cannot be read',
  todo: 'Check the address, or go back and choose again.',
};

/** An error as a page: what is the matter, and what to do. */
export const problemPage = (
  c: Context,
  { status, title, detail, faults = [] }: Problem,
): Promise<Response> => {
  const wrongly = c.req.method === 'GET' && faults.length > 0 ? askedWrongly : undefined;
  const heading = wrongly?.heading ?? headings[status] ?? title;
  const todo = wrongly?.todo ?? whatToDo[status];
  const body = (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      {!wrongly && <p class="govuk-body">{detail}</p>}
      {faults.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {faults.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      )}
      {todo && <p class="govuk-body">{todo}</p>}
    </>
  );
  return shown(c, { title: heading, body }, status);
};

const problemType = 'application/problem+json';

/** Whoever reads pages is told problems as pages: those of every address but the API's own. */
export const problemsAsPages: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.get('content-type')?.startsWith(problemType)) return;
  const supports = ['application/json', 'text/html'];
  const wanted = accepts(c, { header: 'Accept', supports, default: 'application/json' });
  const isApi = c.req.path.startsWith('/v1/') && !(c.req.method === 'GET' && c.res.status === 401);
  if (wanted !== 'text/html' || isApi) return;
  const problem = (await c.res.json()) as Problem;
  const { headers } = c.res;
  const page = await problemPage(c, problem);
  for (const [name, value] of headers) if (!name.startsWith('content-')) page.headers.set(name, value);
  c.res = undefined;
  c.res = page;
};
