import { Table } from '../../../pages/parts/table.tsx';
import { Empty, Heading2 } from '../../../pages/parts/text.tsx';
import { timesInWords, weekdayName } from '../../../pages/words.ts';

/** Hours that come again each week; where there are none, what that means. */
export const WeeklyHours = ({
  caption,
  hours,
  none,
}: {
  caption: string;
  hours: readonly { weekday: number; from: string; to: string }[];
  none: string;
}) =>
  hours.length === 0 ? (
    <>
      <Heading2>{caption}</Heading2>
      <Empty>{none}</Empty>
    </>
  ) : (
    <Table
      caption={caption}
      columns={[{ head: 'Day', names: true }, { head: 'Time' }]}
      rows={[...hours]
        .sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
        .map(({ weekday, from, to }) => [weekdayName(weekday), timesInWords(from, to)])}
    />
  );
