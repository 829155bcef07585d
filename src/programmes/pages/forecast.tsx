import type { z } from '@hono/zod-openapi';
import type { IsoDate } from '../../../solver/calendar.ts';
import { grouped } from '../../../solver/grouped.ts';
import { withQuery } from '../../pages/ask.ts';
import type { Asked, Page } from '../../pages/page.ts';
import { regionChoices } from '../../pages/parts/area.tsx';
import { ButtonGroup, ButtonLink } from '../../pages/parts/form.tsx';
import { Table } from '../../pages/parts/table.tsx';
import { A, Details, Empty, Heading, Heading2, P } from '../../pages/parts/text.tsx';
import { type Pdus, pdusOf } from '../../pages/pdus.ts';
import { fieldsOf } from '../../pages/posted.ts';
import { longDate, numberInWords, regionInWords } from '../../pages/words.ts';
import type { forecastsSchema, programmesSchema } from '../programme-schemas.ts';
import { ProgrammeFilters } from './filters.tsx';
import { areaInWords, type Forecast, ForecastPicture, Key, whenInWords } from './forecast-picture.tsx';
import { managers } from './who.ts';
import { groupSexWords, weeksInWords } from './words.tsx';

const path = '/forecast';

interface Told {
  rows: readonly Forecast[];
  pdus: Pdus;
  today: IsoDate;
}

const TheSame = ({ rows, pdus, today }: Told) => (
  <Table
    caption="The same as a table"
    captionHidden
    small
    columns={[
      { head: 'Area', names: true },
      { head: 'Waiting', number: true },
      { head: 'Came', number: true },
      { head: 'A group can run' },
      { head: 'One of the best size' },
      { head: 'Longest wait' },
      { head: 'Too late already', number: true },
      { head: 'Will miss it', number: true },
    ]}
    rows={rows.map((row) => [
      areaInWords(row, pdus.nameOf),
      numberInWords(row.waiting),
      `${numberInWords(row.arrivals.referrals)} in ${weeksInWords(row.arrivals.weeks)}`,
      whenInWords(row.weeksUntilViable, today),
      whenInWords(row.weeksUntilOptimum, today),
      row.longestWaitWeeks === null ? 'Nobody waits' : weeksInWords(row.longestWaitWeeks),
      numberInWords(row.tooLateAlready),
      `${numberInWords(row.missIfNothingOpens.people)} within ${weeksInWords(row.missIfNothingOpens.weeks)}`,
    ])}
  />
);

function OneProgramme({ rows, name, pdus, today }: Told & { name: string }) {
  const [first] = rows;
  return (
    <section>
      <Heading2>{`${name}: ${groupSexWords[first!.sex].toLowerCase()}`}</Heading2>
      <P>{first!.sentence}</P>
      <ForecastPicture rows={rows} nameOf={pdus.nameOf} today={today} />
      <Details summary={`The same as a table: ${name}, ${groupSexWords[first!.sex].toLowerCase()}`}>
        <TheSame rows={rows} pdus={pdus} today={today} />
      </Details>
    </section>
  );
}

async function forecastPage({ ask, query, caller, today, show }: Asked): Promise<Response> {
  const choices = regionChoices(caller);
  const filters = {
    region: query('region') || (choices[0]?.value ?? ''),
    pdu: query('pdu')?.trim() ?? '',
    programme: query('programme') ?? '',
  };
  const [{ content: programmes }, pdus, told] = await Promise.all([
    ask.get<z.infer<typeof programmesSchema>>('/v1/programmes'),
    pdusOf(ask, filters.region),
    ask.look<z.infer<typeof forecastsSchema>>(withQuery('/v1/forecasts', filters)),
  ]);
  const field = fieldsOf(filters, told.refused);
  const content = told.done?.content ?? [];
  const nameOf = new Map(programmes.map(({ code, name }) => [code, name]));
  const byProgramme = [...grouped(content, ({ programme, sex }) => `${programme} ${sex}`).values()];
  const body = (
    <>
      <Heading caption={`${regionInWords(filters.region)}, ${longDate(today)}`}>Forecast</Heading>
      <P>
        When those who wait can start if people go on being referred as they have been, and who will not
        finish in time if no group opens. Only people who may attend are counted.
      </P>
      <ProgrammeFilters path={path} field={field} caller={caller} pdus={pdus} programmes={programmes} />
      {content.length > 0 && (
        <>
          <ButtonGroup>
            <ButtonLink href="/groups/form">Form groups</ButtonLink>
            <A href={withQuery('/v1/forecasts', { ...filters, format: 'csv' })}>Download as CSV</A>
          </ButtonGroup>
          <Key />
          {byProgramme.map((rows) => (
            <OneProgramme
              rows={rows}
              name={nameOf.get(rows[0]!.programme) ?? rows[0]!.programme}
              pdus={pdus}
              today={today}
            />
          ))}
        </>
      )}
      {told.done && content.length === 0 && (
        <Empty>
          There is nothing to forecast: nobody waits here for a programme in force. Choose another programme
          or area.
        </Empty>
      )}
    </>
  );
  return show({ title: 'Forecast', body, refused: told.refused, wide: true });
}

/** When those who wait will start. */
export const forecastPages: readonly Page[] = [{ path, who: managers, get: forecastPage }];
