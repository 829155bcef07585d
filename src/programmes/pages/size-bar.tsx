import { countOf } from '../../pages/words.ts';

/** How large a group would be, and how large its programme wants it. */
export interface Size {
  members: number;
  joiners: number;
  min: number;
  optimum: number;
  max: number;
  seats: number;
}

const width = 300;
const edge = 12;
const bar = { y: 6, height: 16 };
const numbersAt = 42;
const tickBelow = 6;

/** The size of a group in words: how many, and against what. */
export function sizeInWords({ members, joiners, min, optimum, max, seats }: Size): string {
  const size = members + joiners;
  const who = members === 0 ? countOf(size, 'person', 'people') : `${size} people, ${joiners} of them new`;
  const seated = seats < max ? `; the room seats ${seats}` : '';
  return `${who}: at least ${min}, best ${optimum}, at most ${max}${seated}`;
}

/** The size of a group as a bar against the fewest, the best and the most that its programme takes. */
export function SizeBar({ size }: { size: Size }) {
  const { members, joiners, min, optimum, max } = size;
  const people = members + joiners;
  const scale = Math.max(max, people);
  const x = (n: number) => edge + ((width - edge - edge) * n) / scale;
  const ticks = [...new Set([min, optimum, max])];
  return (
    <figure class="app-size">
      <svg viewBox={`0 0 ${width} 48`} class="app-size__bar" role="img" aria-label={sizeInWords(size)}>
        <rect class="app-chart__ground" x={x(0)} y={bar.y} width={x(scale) - x(0)} height={bar.height} />
        <rect
          class={people < min ? 'app-chart__red' : 'app-chart__teal'}
          x={x(0)}
          y={bar.y}
          width={x(people) - x(0)}
          height={bar.height}
        />
        {members > 0 && (
          <rect class="app-chart__blue" x={x(0)} y={bar.y} width={x(members) - x(0)} height={bar.height} />
        )}
        {ticks.map((n) => (
          <>
            <line
              class="app-chart__tick"
              x1={x(n)}
              x2={x(n)}
              y1={bar.y - tickBelow}
              y2={bar.y + bar.height + tickBelow}
            />
            <text class="app-chart__text" x={x(n)} y={numbersAt} text-anchor="middle">
              {n}
            </text>
          </>
        ))}
      </svg>
      <figcaption class="app-size__words">{sizeInWords(size)}</figcaption>
    </figure>
  );
}
