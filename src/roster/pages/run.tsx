import { raw } from 'hono/html';
import { type Ask, at, type Problem, withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { Button, ButtonGroup, ButtonLink, Form } from '../../pages/parts/form.tsx';
import { A, Bullets, Details, Heading, Heading2, Inset, P, Warning } from '../../pages/parts/text.tsx';
import { withheld } from '../../pages/told.ts';
import { longDate } from '../../pages/words.ts';
import type { RunView } from '../run-view.ts';
import { areaInWords } from './roster-head.tsx';
import { RunPicture } from './run-picture.tsx';
import { hasEnded, secondsInWords, toldOf } from './run-told.ts';

const runAsked = (ask: Ask, id: string) => ask.get<RunView>(at`/v1/runs/${id}`);

const weekOf = (run: RunView) => `${areaInWords(run)}, week of ${longDate(run.weekStart)}`;

/** Without scripts the page loads itself again. As it is: an element would be put into the head, for everybody. */
const reloads = raw('<meta http-equiv="refresh" content="5">');

const toldNames = [
  { name: 'phase', words: 'What it is doing' },
  { name: 'placed', words: 'People placed' },
  { name: 'points', words: 'Points' },
  { name: 'bound', words: 'Best possible points' },
  { name: 'gap', words: 'How near' },
  { name: 'elapsed', words: 'Time' },
] as const;

function UnderWay({ run }: { run: RunView }) {
  const told = toldOf(run);
  const home = at`/runs/${run.id}`;
  return (
    <div data-run={`${home}/events`}>
      <noscript>{reloads}</noscript>
      <RunPicture told={told} />
      <dl class="govuk-summary-list">
        {toldNames.map(({ name, words }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{words}</dt>
            <dd class="govuk-summary-list__value" data-run-told={name}>
              {told[name]}
            </dd>
          </div>
        ))}
      </dl>
      <p class="govuk-visually-hidden" aria-live="polite" data-run-say />
      <Form action={`${home}/stop`}>
        <ButtonGroup>
          <Button kind="secondary">
            {run.status === 'queued' ? 'Stop before it begins' : 'Stop and keep the best so far'}
          </Button>
          <A href={home}>Reload this page</A>
        </ButtonGroup>
      </Form>
      <P>
        You can leave this page: the run goes on, and its roster is then found under{' '}
        <A href={withQuery('/weeks', { region: run.region, pdu: run.pdu })}>weeks</A>.
      </P>
    </div>
  );
}

const Done = ({ run }: { run: RunView }) => (
  <>
    <P>The roster is made. It is a draft: nobody is told of it until it is published.</P>
    {run.notes.length > 0 && (
      <Details summary="What could not be taken into account">
        <Bullets items={run.notes.map(({ message }) => message)} />
      </Details>
    )}
    <ButtonLink href={at`/rosters/${run.roster ?? ''}`}>Look at the roster</ButtonLink>
  </>
);

const Infeasible = ({ run }: { run: RunView }) => (
  <>
    <Warning>No roster can keep all pins, so none was made.</Warning>
    <Heading2>Pins that stand in the way</Heading2>
    <Bullets
      items={run.conflicts.map(({ crn, session, rules = [] }) =>
        session === undefined ? withheld(crn) : `${crn} on ${session}: ${rules.join(', ')}`,
      )}
    />
    {run.around !== null && (
      <ButtonLink href={at`/rosters/${run.around}`} kind="secondary">
        Look at the roster with the pins
      </ButtonLink>
    )}
  </>
);

function Failed({ run }: { run: RunView }) {
  const { region, pdu, weekStart, around } = run;
  return (
    <>
      <Warning>{run.message ?? 'No roster was made.'}</Warning>
      {run.faults.length > 0 && (
        <>
          <P>Mend these data, then run the week again:</P>
          <Bullets items={run.faults.map(({ message }) => message)} />
        </>
      )}
      {run.best && (
        <Inset>
          The best roster that it had is kept. A new run can begin from there, with the same week, seconds and
          pins.
        </Inset>
      )}
      <ButtonGroup>
        {run.best && (
          <Form action={at`/runs/${run.id}/resume`}>
            <Button>Resume from its best</Button>
          </Form>
        )}
        <ButtonLink href={withQuery('/rosters/new', { region, pdu, weekStart, around })} kind="secondary">
          Run the week from the start
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

const titles: Readonly<Record<RunView['status'], string>> = {
  queued: 'The roster is being made',
  running: 'The roster is being made',
  done: 'The roster is made',
  infeasible: 'No roster was made',
  failed: 'No roster was made',
};

function Body({ run }: { run: RunView }) {
  const parts = { queued: UnderWay, running: UnderWay, done: Done, infeasible: Infeasible, failed: Failed };
  const Part = parts[run.status];
  return (
    <>
      <Heading caption={weekOf(run)}>{titles[run.status]}</Heading>
      {run.resumes !== null && <P>{`It began from the best roster of run ${run.resumes}.`}</P>}
      <Part run={run} />
      <p class="govuk-hint">{`Run ${run.id}, ${secondsInWords(run.seconds)} at most.`}</p>
    </>
  );
}

const viewOf = (run: RunView, refused?: Problem) => ({
  title: `${titles[run.status]}: ${weekOf(run)}`,
  body: <Body run={run} />,
  back: { href: withQuery('/weeks', { region: run.region, pdu: run.pdu }), words: 'All weeks' },
  refused,
  ...(hasEnded(run) ? {} : { scripts: ['progress.js'] }),
});

const who = ['scheduler'] as const;

/** A run: how far it is, and what came of it. */
export const runPage: Page = {
  path: '/runs/:id',
  who,
  get: async ({ ask, param, show }) => show(viewOf(await runAsked(ask, param('id')))),
};

/** The same as it goes, for the script of the page. */
export const runEvents: Page = {
  path: '/runs/:id/events',
  who,
  get: async ({ ask, param, tell }) => {
    await runAsked(ask, param('id'));
    return tell(async () => {
      const data = toldOf(await runAsked(ask, param('id')));
      return { data, last: data.ended };
    });
  },
};

/** Stops a run: a running one keeps its best. */
export const stopPage: Page = {
  path: '/runs/:id/stop',
  who,
  post: async ({ ask, param, posted, go, show }) => {
    const id = param('id');
    const { refused } = await ask.send('POST', at`/v1/runs/${id}/stop`, undefined, (await posted()).sending);
    if (refused) return show(viewOf(await runAsked(ask, id), refused));
    return go(at`/runs/${id}`, 'The run has been told to stop.');
  },
};

/** Begins a new run from the best of one that died. */
export const resumePage: Page = {
  path: '/runs/:id/resume',
  who,
  post: async ({ ask, param, posted, go, show }) => {
    const id = param('id');
    const { done, refused } = await ask.send<{ id: number; joined: boolean }>(
      'POST',
      at`/v1/runs/${id}/resume`,
      undefined,
      (await posted()).sending,
    );
    if (refused) return show(viewOf(await runAsked(ask, id), refused));
    return go(
      at`/runs/${done.id}`,
      done.joined
        ? 'A run of this week is under way already: this is it.'
        : 'The run goes on from its best roster.',
    );
  },
};
