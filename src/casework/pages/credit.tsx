import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import type { Problem } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { Hidden, Input } from '../../pages/parts/fields.tsx';
import { Button, Form } from '../../pages/parts/form.tsx';
import { Heading, Inset, P } from '../../pages/parts/text.tsx';
import { type Field, fieldsOf, type Posted } from '../../pages/posted.ts';
import { longDate, timesInWords } from '../../pages/words.ts';
import type { adjustedSchema, courseCompletedSchema } from '../credit-schemas.ts';
import { type Appointment, appointmentOf } from './appointments.tsx';
import { numberIn } from './outcome-fields.tsx';
import { type Named, namedIn } from './requirement-head.tsx';

type Adjusted = z.infer<typeof adjustedSchema>;
type CourseCompleted = z.infer<typeof courseCompletedSchema>;
type FieldOf = (name: string) => Field;

const captionOf = ({ crn, eventNumber }: Named) => `${crn}, requirement ${eventNumber}`;
const backTo = ({ page }: Named) => ({ href: page, words: 'Back to the hours' });
const then = (plan: { sentence: string } | null) => (plan === null ? '' : ` ${plan.sentence}.`);

const Dated = ({ field, minutes }: { field: FieldOf; minutes: string }) => (
  <>
    <Input field={field('date')} label="Date" type="date" width={10} />
    <Input field={field('minutes')} label="Minutes" hint={minutes} width={5} />
  </>
);

function AdjustmentBody({
  named,
  field,
  appointment,
}: {
  named: Named;
  field: FieldOf;
  appointment: Appointment | undefined;
}) {
  return (
    <>
      <Heading caption={captionOf(named)}>
        {appointment ? 'Credit travel time' : 'Give or take back hours'}
      </Heading>
      {appointment ? (
        <Inset>
          {`For ${longDate(appointment.date)}, ${timesInWords(appointment.from, appointment.to)}, ${appointment.projectName}.`}
        </Inset>
      ) : (
        <P>An adjustment is never changed: one that is wrong is countered by another.</P>
      )}
      <Form>
        {appointment && <Hidden name="travelFor" value={appointment.id} />}
        <Dated
          field={field}
          minutes={appointment ? 'How long the travel took' : 'Given; with a minus in front, taken back'}
        />
        <Input field={field('reason')} label="Reason" hint="In a line: who reads the ledger sees it" />
        <Button>{appointment ? 'Credit it' : 'Write it down'}</Button>
      </Form>
    </>
  );
}

async function adjustment(asked: Asked, values: Readonly<Record<string, string>>, refused?: Problem) {
  const named = namedIn(asked);
  const travelFor = values.travelFor || undefined;
  const appointment = travelFor ? await appointmentOf(asked.ask, named, travelFor) : undefined;
  const filled =
    appointment && !refused ? { date: appointment.date, reason: 'Travel to the site', ...values } : values;
  const body = <AdjustmentBody named={named} field={fieldsOf(filled, refused)} appointment={appointment} />;
  return asked.show({ title: `Adjustment, ${named.crn}`, body, back: backTo(named), refused });
}

const whatIn = (posted: Posted, ...texts: string[]) => ({
  ...Object.fromEntries(texts.map((name) => [name, posted.given(name)])),
  date: posted.given('date'),
  minutes: numberIn(posted.given('minutes')),
});

/** Gives minutes by decision or for travel, or takes them back. */
export const adjustmentPage: Page = {
  path: '/people/:crn/requirements/:eventNumber/adjustment',
  who: ['caseworker'],
  get: async (asked) => {
    await asked.ask.get(namedIn(asked).api);
    return adjustment(asked, { travelFor: asked.query('travelFor') ?? '' });
  },
  post: async (asked) => {
    const [named, posted] = [namedIn(asked), await asked.posted()];
    const { done, refused } = await asked.ask.send<Adjusted>(
      'POST',
      `${named.api}/adjustments`,
      whatIn(posted, 'reason', 'travelFor'),
      posted.sending,
    );
    if (refused) return adjustment(asked, posted.values, refused);
    const { minutes } = done.adjustment;
    const words = `${hoursInWords(Math.abs(minutes))} ${minutes < 0 ? 'taken back' : 'given'}.`;
    return asked.go(named.page, `${words}${then(done.plan)}`);
  },
};

const CourseBody = ({ named, field }: { named: Named; field: FieldOf }) => (
  <>
    <Heading caption={captionOf(named)}>Credit a course</Heading>
    <P>
      A course that was completed on a learning site. Each is credited once, within the share for training.
    </P>
    <Form>
      <Input field={field('course')} label="Course" hint="As the learning site names it" />
      <Input
        field={field('reference')}
        label="Reference"
        hint="The learning site's own number of it"
        width={20}
      />
      <Dated field={field} minutes="How long the course takes" />
      <Button>Credit it</Button>
    </Form>
  </>
);

const course = (asked: Asked, values: Readonly<Record<string, string>>, refused?: Problem) => {
  const named = namedIn(asked);
  const body = <CourseBody named={named} field={fieldsOf(values, refused)} />;
  return asked.show({ title: `Course, ${named.crn}`, body, back: backTo(named), refused });
};

/** Credits a course completed on a learning site. */
export const coursePage: Page = {
  path: '/people/:crn/requirements/:eventNumber/course',
  who: ['caseworker'],
  get: async (asked) => {
    await asked.ask.get(namedIn(asked).api);
    return course(asked, {});
  },
  post: async (asked) => {
    const [named, posted] = [namedIn(asked), await asked.posted()];
    const { done, refused } = await asked.ask.send<CourseCompleted>(
      'POST',
      `${named.api}/course-completions`,
      whatIn(posted, 'course', 'reference'),
      posted.sending,
    );
    if (refused) return course(asked, posted.values, refused);
    const { course: name, minutes } = done.courseCompletion;
    return asked.go(named.page, `${name}: ${hoursInWords(minutes)} written down.${then(done.plan)}`);
  },
};
