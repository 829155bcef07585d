import { type Ask, withQuery } from '../../pages/ask.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { type Credited, type Hours, HoursOf } from './hours-view.tsx';
import { backToPerson, followers, namedIn, RequirementHead } from './requirement-head.tsx';
import { orderInWords } from './tags.tsx';

const mostAPage = 500;

interface Ledger {
  content: Credited[];
  page: { totalPages: number };
}

/** What has been credited of a requirement, line by line. `page` is its address among the pages. */
export async function creditedOf(ask: Ask, page: string): Promise<Credited[]> {
  const part = (number: number) =>
    ask.get<Ledger>(withQuery(`/v1${page}/ledger`, { size: mostAPage, page: number }));
  const first = await part(0);
  const rest = await Promise.all(
    Array.from({ length: Math.max(0, first.page.totalPages - 1) }, (_, i) => part(i + 1)),
  );
  return [first, ...rest].flatMap(({ content }) => content);
}

/** Where hours are given that no appointment brings; for whoever may. */
export const CreditLinks = ({ page, caller }: { page: string; caller: Asked['caller'] }) =>
  hasRole(caller, ['caseworker']) ? (
    <ButtonGroup>
      <ButtonLink href={`${page}/adjustment`} kind="secondary">
        Give or take back hours
      </ButtonLink>
      <ButtonLink href={`${page}/course`} kind="secondary">
        Credit a course
      </ButtonLink>
    </ButtonGroup>
  ) : null;

/** The hours of one requirement. */
export const requirementPage: Page = {
  path: '/people/:crn/requirements/:eventNumber',
  who: followers,
  get: async (asked) => {
    const { ask, show, caller } = asked;
    const named = namedIn(asked);
    const [hours, credited] = await Promise.all([
      ask.get<Hours>(`${named.api}/hours`),
      creditedOf(ask, named.page),
    ]);
    const title = orderInWords(hours.orderType);
    const body = (
      <>
        <RequirementHead named={named} title={title} part="" caller={caller} />
        <HoursOf hours={hours} credited={credited} />
        <CreditLinks page={named.page} caller={caller} />
      </>
    );
    return show({ title: `${title}, ${named.crn}`, body, back: backToPerson(named) });
  },
};
