import { countOf } from '../../pages/words.ts';
import type { RosterMap } from './map-page.tsx';

interface Point {
  latitude: number;
  longitude: number;
}

const width = 800;
const margin = 50;
const mostHeight = 900;

/** Degrees to the drawing: a degree of longitude is as long as it is in the middle of it. */
function projection(points: readonly Point[]) {
  const [south, north] = ends(points.map(({ latitude }) => latitude));
  const [west, east] = ends(points.map(({ longitude }) => longitude));
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * narrowing, north - south];
  const scale = Math.min(
    (width - 2 * margin) / Math.max(wide, least),
    (mostHeight - 2 * margin) / Math.max(high, least),
  );
  const height = Math.round(high * scale + 2 * margin);
  const left = (width - wide * scale) / 2;
  const at = ({ latitude, longitude }: Point) => ({
    x: round(left + (longitude - west) * narrowing * scale),
    y: round(margin + (north - latitude) * scale),
  });
  return { height, at };
}

/** Degrees: points that lie closer are drawn no further apart than these. */
const least = 0.01;
const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
const tenths = 10;
const round = (value: number) => Math.round(value * tenths) / tenths;

/** Areas, not sides, say how many. */
const sizeFor = (value: number, most: number, largest: number, smallest: number) =>
  round(Math.max(smallest, largest * Math.sqrt(value / Math.max(most, 1))));

const most = (values: readonly number[]) => Math.max(1, ...values);

/** Homes by area, projects and ways between them, as a drawing; the tables below it say the same. `chosen`: a project that stands out. */
export function MapDrawing({ map, chosen }: { map: RosterMap; chosen: string | undefined }) {
  const { areas, projects, journeys } = map;
  const { height, at } = projection([...areas, ...projects]);
  return (
    <figure class="app-map">
      <svg
        class="app-map__drawing"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Map of ${countOf(areas.length, 'area', 'areas')}, ${countOf(projects.length, 'project', 'projects')} and ${countOf(journeys.length, 'way', 'ways')} between them. The tables below say the same.`}
      >
        <Ways map={map} at={at} />
        <Areas map={map} at={at} />
        <Projects map={map} at={at} chosen={chosen} />
        <Names map={map} at={at} />
      </svg>
      <figcaption class="app-map__key govuk-body-s">
        <span>
          <svg class="app-map__sign" viewBox="0 0 20 20" aria-hidden="true">
            <circle class="app-map__area" cx="10" cy="10" r="8" />
          </svg>
          area, by people (numbered as in the table)
        </span>
        <span>
          <svg class="app-map__sign" viewBox="0 0 20 20" aria-hidden="true">
            <rect class="app-map__project" x="2" y="2" width="16" height="16" />
            <rect class="app-map__filled" x="2" y="8" width="16" height="10" />
          </svg>
          project, by places; the dark part is filled
        </span>
        <span>
          <svg class="app-map__sign" viewBox="0 0 20 20" aria-hidden="true">
            <line class="app-map__way" x1="1" y1="10" x2="19" y2="10" stroke-width="4" />
          </svg>
          people who travel there
        </span>
      </figcaption>
    </figure>
  );
}

interface Given {
  map: RosterMap;
  at(point: Point): { x: number; y: number };
}

function Ways({ map: { areas, projects, journeys }, at }: Given) {
  const homes = new Map(areas.map((area) => [area.pdu, area]));
  const places = new Map(projects.map((project) => [project.project, project]));
  const largest = most(journeys.map(({ people }) => people));
  return (
    <g>
      {journeys.map(({ pdu, project, people }) => {
        const [home, place] = [homes.get(pdu), places.get(project)];
        if (!home || !place) return null;
        const [from, to] = [at(home), at(place)];
        return (
          <line
            class="app-map__way"
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke-width={round(Math.max(1, (8 * people) / largest))}
          >
            <title>{`${home.name} to ${place.name}: ${countOf(people, 'person', 'people')}`}</title>
          </line>
        );
      })}
    </g>
  );
}

const [largestSide, chosenRim] = [15, 8];

function Projects({ map: { projects }, at, chosen }: Given & { chosen: string | undefined }) {
  const largest = most(projects.map(({ places }) => places));
  return (
    <g>
      {projects.map((project) => {
        const { name, places, booked } = project;
        const { x, y } = at(project);
        const side = sizeFor(places, largest, largestSide, 6);
        const [left, top] = [round(x - side / 2), round(y - side / 2)];
        const filled = round(side * Math.min(1, places === 0 ? 0 : booked / places));
        return (
          <g>
            <title>{`${name}: ${booked} of ${countOf(places, 'place', 'places')} filled`}</title>
            {project.project === chosen && (
              <circle class="app-map__chosen" cx={x} cy={y} r={side / 2 + chosenRim} />
            )}
            <rect class="app-map__project" x={left} y={top} width={side} height={side} />
            <rect
              class="app-map__filled"
              x={left}
              y={round(top + side - filled)}
              width={side}
              height={filled}
            />
          </g>
        );
      })}
    </g>
  );
}

const radiusOf = (people: number, largest: number) => sizeFor(people, largest, 26, 14);
const largestArea = ({ areas }: RosterMap) => most(areas.map(({ people }) => people));

function Areas({ map, at }: Given) {
  const largest = largestArea(map);
  return (
    <g>
      {map.areas.map((area) => {
        const { name, people, placed } = area;
        const { x, y } = at(area);
        return (
          <circle class="app-map__area" cx={x} cy={y} r={radiusOf(people, largest)}>
            <title>{`${name}: ${countOf(people, 'person', 'people')} with hours due, ${placed} placed`}</title>
          </circle>
        );
      })}
    </g>
  );
}

/** Above all else, to be read. */
function Names({ map, at }: Given) {
  const largest = largestArea(map);
  return (
    <g>
      {map.areas.map((area, index) => {
        const { x, y } = at(area);
        return (
          <>
            <text class="app-map__number" x={x} y={round(y + 5)}>
              {index + 1}
            </text>
            <text class="app-map__name" x={x} y={round(y + radiusOf(area.people, largest) + 12)}>
              {area.name}
            </text>
          </>
        );
      })}
    </g>
  );
}
