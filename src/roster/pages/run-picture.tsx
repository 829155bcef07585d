import type { RunTold } from './run-told.ts';

/** The size of the picture, in its own units; `/assets/progress.js` draws in the same. */
const [width, height] = [600, 160];
const boundAt = 20;

/** Points climbing to the bound: the line is drawn as they are told, the bar is how much of the time has gone. */
export function RunPicture({ told: { at, points, bound, elapsed } }: { told: RunTold }) {
  const gone = Math.min(1, at.elapsedSeconds / at.seconds);
  const hasBound = at.bound !== null;
  return (
    <svg
      class="app-run"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Points ${points}, best possible ${bound}, ${elapsed}`}
      data-run-picture
    >
      <line class="app-run__bound" x1="0" x2={width} y1={boundAt} y2={boundAt} />
      <text class="app-run__words" x="4" y={boundAt - 6}>
        {hasBound ? 'The best possible' : 'The best possible: not yet known'}
      </text>
      <polyline class="app-run__points" points="" data-run-line />
      <rect class="app-run__time" x="0" y={height - 10} width={width} height="10" />
      <rect
        class="app-run__gone"
        x="0"
        y={height - 10}
        width={Math.round(gone * width)}
        height="10"
        data-run-gone
      />
    </svg>
  );
}
