import { Table } from '../../pages/parts/table.tsx';
import { numberInWords } from '../../pages/words.ts';
import { type PointsByLine, pointLines } from './words.tsx';

const columns = [
  { head: 'For', names: true },
  { head: 'Points', number: true },
];

/** What points are made of, line by line; `totals` stand below. */
export const PointsTable = ({
  caption,
  byLine,
  totals,
}: {
  caption: string;
  byLine: PointsByLine;
  totals: readonly (readonly [name: string, points: number])[];
}) => (
  <Table
    caption={caption}
    captionHidden
    columns={columns}
    rows={[
      ...Object.entries(pointLines).map(([line, words]) => [
        words,
        numberInWords(byLine[line as keyof typeof pointLines]),
      ]),
      ...totals.map(([name, points]) => [name, numberInWords(points)]),
    ]}
  />
);
