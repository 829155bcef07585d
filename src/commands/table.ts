import { minutesAnHour } from '../../solver/calendar.ts';

/** A number as it is shown, or that there is none. */
const numeric = /^(?:-|-?[\d,]+(?:\.\d+)?(?: %)?)$/;

/** Rows under their headings, columns aligned, numbers to the right: for a terminal. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...cells.map((row) => (row[i] ?? '').length)),
  );
  const isNumber = headings.map(
    (_, i) => cells.length > 0 && cells.every((row) => numeric.test(row[i] ?? '')),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

/** Whole hours and minutes as an officer writes them: 390 as 6 h 30, 420 as 7 h. */
export function hours(minutes: number): string {
  const whole = Math.floor(minutes / minutesAnHour);
  const rest = minutes % minutesAnHour;
  const grouped = thousands(whole);
  return rest === 0 ? `${grouped} h` : `${grouped} h ${String(rest).padStart(2, '0')}`;
}

/** A share of 0.000123 as 0.0123 %. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(4)} %`;
}

/** 28184264 as 28,184,264. */
export function thousands(n: number): string {
  return n.toLocaleString('en-GB');
}
