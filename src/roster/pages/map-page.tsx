import type { z } from '@hono/zod-openapi';
import { hoursInWords } from '../../http/in-words.ts';
import { at, withQuery } from '../../pages/ask.ts';
import type { Page } from '../../pages/page.ts';
import { Table } from '../../pages/parts/table.tsx';
import { A, Details, Empty, P } from '../../pages/parts/text.tsx';
import { countOf, numberInWords } from '../../pages/words.ts';
import type { rosterMapSchema } from '../map-schemas.ts';
import { MapDrawing } from './map-drawing.tsx';
import { rosterOf } from './of-roster.tsx';
import { RosterHead } from './roster-head.tsx';

export type RosterMap = z.infer<typeof rosterMapSchema>;

const percent = (part: number, whole: number) => (whole === 0 ? '' : `${Math.round((part / whole) * 100)}%`);

function Areas({ map }: { map: RosterMap }) {
  const ways = (pdu: string) => map.journeys.filter((way) => way.pdu === pdu);
  const minutesOf = (pdu: string) => {
    const known = ways(pdu).filter((way) => way.travelMinutes !== null);
    const people = known.reduce((sum, way) => sum + way.people, 0);
    const minutes = known.reduce((sum, way) => sum + way.people * way.travelMinutes!, 0);
    return people === 0 ? '' : hoursInWords(Math.round(minutes / people));
  };
  return (
    <Table
      caption="Homes by area"
      columns={[
        { head: 'Number on the map', number: true },
        { head: 'Area', names: true },
        { head: 'People with hours due', number: true },
        { head: 'Placed', number: true },
        { head: 'Projects they travel to', number: true },
        { head: 'Travel one way, on average' },
      ]}
      rows={map.areas.map(({ pdu, name, people, placed }, index) => [
        numberInWords(index + 1),
        name,
        numberInWords(people),
        numberInWords(placed),
        numberInWords(ways(pdu).length),
        minutesOf(pdu),
      ])}
    />
  );
}

const Projects = ({ map, path }: { map: RosterMap; path: string }) => (
  <Table
    caption="Projects"
    columns={[
      { head: 'Project', names: true },
      { head: 'Area' },
      { head: 'Sessions', number: true },
      { head: 'Places', number: true },
      { head: 'Filled', number: true },
      { head: 'Share', number: true },
    ]}
    rows={map.projects.map(({ project, name, pduName, sessions, places, booked }) => [
      <A href={withQuery(path, { project })}>{name}</A>,
      pduName,
      numberInWords(sessions),
      numberInWords(places),
      numberInWords(booked),
      percent(booked, places),
    ])}
  />
);

const mostWays = 50;

function Ways({ map }: { map: RosterMap }) {
  const areas = new Map(map.areas.map(({ pdu, name }) => [pdu, name]));
  const projects = new Map(map.projects.map(({ project, name }) => [project, name]));
  const shown = map.journeys.slice(0, mostWays);
  return (
    <Table
      caption={
        shown.length < map.journeys.length
          ? `The ${mostWays} ways that most people travel, of ${numberInWords(map.journeys.length)}`
          : 'Who travels from where to where'
      }
      columns={[
        { head: 'From', names: true },
        { head: 'To' },
        { head: 'People', number: true },
        { head: 'One way, on average' },
      ]}
      rows={shown.map(({ pdu, project, people, travelMinutes }) => [
        areas.get(pdu) ?? pdu,
        projects.get(project) ?? project,
        numberInWords(people),
        travelMinutes === null ? 'not known' : hoursInWords(travelMinutes),
      ])}
    />
  );
}

/** Homes by area, projects and travel, drawn and told. */
export const mapPage: Page = {
  path: '/rosters/:id/map',
  who: ['scheduler', 'caseworker'],
  get: async ({ ask, param, query, show }) => {
    const roster = await rosterOf(ask, param('id'));
    const map = await ask.get<RosterMap>(at`/v1/rosters/${roster.id}/map`);
    const path = at`/rosters/${roster.id}/map`;
    const only = map.projects.find(({ project }) => project === query('project'));
    const journeys = only ? map.journeys.filter(({ project }) => project === only.project) : map.journeys;
    const shown = { ...map, journeys };
    const { leastPeople, peopleElsewhere, journeysElsewhere } = map;
    const body = (
      <>
        <RosterHead roster={roster} title="Map" part="/map" />
        {map.areas.length + map.projects.length === 0 ? (
          <Empty>There is nothing to draw: the week has no sessions, and no area has enough people.</Empty>
        ) : (
          <>
            <P>
              {only
                ? `Who travels to ${only.name}: `
                : 'Circles are the middle of the homes of an area, squares are projects, lines are people who travel from one to the other. '}
              {only && <A href={path}>show all projects</A>}
            </P>
            <MapDrawing map={shown} />
            <P>
              {`Areas and ways of fewer than ${leastPeople} people are not drawn, so that nobody is known by a point: ${countOf(peopleElsewhere, 'person', 'people')} of small areas, and ${countOf(journeysElsewhere, 'person', 'people')} on ways of few.`}
            </P>
            <Areas map={shown} />
            <Details summary="Projects: places and how many are filled" open={only !== undefined}>
              <Projects map={only ? { ...shown, projects: [only] } : shown} path={path} />
            </Details>
            <Details summary="Who travels from where to where" open={only !== undefined}>
              <Ways map={shown} />
            </Details>
          </>
        )}
      </>
    );
    return show({ title: 'Map', body, wide: true });
  },
};
