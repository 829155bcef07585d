import type { Ask } from '../../pages/ask.ts';
import { allOf } from '../../pages/lists.ts';
import { hasRole } from '../../pages/navigation.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { type Credited, type Hours, HoursOf } from './hours-view.tsx';
import { backToPerson, followers, namedIn, RequirementHead } from './requirement-head.tsx';
import { orderInWords } from './tags.tsx';

/** What has been credited of a requirement, line by line. `page` is its address among the pages. */
export const creditedOf = (ask: Ask, page: string): Promise<Credited[]> =>
  allOf<Credited>(ask, `/v1${page}/ledger`);

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
