import { NotAnswered, type Problem, withQuery } from '../pages/ask.ts';
import type { Asked, Page } from '../pages/page.ts';
import { Files } from '../pages/parts/fields.tsx';
import { Button, ButtonGroup, Form } from '../pages/parts/form.tsx';
import { Table } from '../pages/parts/table.tsx';
import { Tag } from '../pages/parts/tag.tsx';
import { A, Bullets, Details, Heading, Heading2, Inset, P } from '../pages/parts/text.tsx';
import { fieldsOf } from '../pages/posted.ts';
import { capitalised, countOf, numberInWords } from '../pages/words.ts';
import type { ImportFault } from './faults.ts';
import { nounNames, nounOfFile, nouns } from './nouns.ts';
import { columnsOf, headerOf } from './template.ts';

interface Imported {
  dryRun: boolean;
  counts: Record<string, { added: number; changed: number; unchanged: number }>;
  plan: { requirements: number; made: number; kept: number; cancelled: number; short: unknown[] } | null;
  skipped: { crn: string }[];
}

interface FaultsProblem extends Problem {
  importFaults: ImportFault[];
  more: number;
}

/** What came of files: what was, or would be, written, or why it was not. */
type Told = { imported: Imported } | { refused: FaultsProblem };

const mostShown = 200;

const countColumns = [
  { head: 'File', names: true },
  { head: 'Added', number: true },
  { head: 'Changed', number: true },
  { head: 'Unchanged', number: true },
];

const fileOf = (noun: string) =>
  nounNames.filter((name) => name === noun).map((name) => nouns[name].file)[0] ?? noun;

function Counted({ imported: { dryRun, counts, plan, skipped } }: { imported: Imported }) {
  const rows = Object.entries(counts).map(([noun, { added, changed, unchanged }]) => [
    fileOf(noun),
    ...[added, changed, unchanged].map(numberInWords),
  ]);
  return (
    <>
      <Heading2>{dryRun ? 'What would be brought in' : 'What was brought in'}</Heading2>
      {dryRun && (
        <p class="govuk-body">
          <Tag words="No faults" colour="teal" /> Nothing has been written yet. Choose the files once more,
          and bring them in.
        </p>
      )}
      {rows.length === 0 ? (
        <P>There are no rows in the files.</P>
      ) : (
        <Table caption="Rows by file" captionHidden columns={countColumns} rows={rows} />
      )}
      {plan && (
        <P>
          {`${countOf(plan.requirements, 'requirement', 'requirements')} planned again: ` +
            `${countOf(plan.made, 'appointment', 'appointments')} made, ${numberInWords(plan.kept)} kept, ` +
            `${numberInWords(plan.cancelled)} cancelled; ${numberInWords(plan.short.length)} cannot be served in full.`}
        </P>
      )}
      {skipped.length > 0 && (
        <>
          <P>Left out, since access to their records is limited:</P>
          <Bullets items={skipped.map(({ crn }) => crn)} />
        </>
      )}
    </>
  );
}

const faultColumns = [
  { head: 'File', names: true },
  { head: 'Line', number: true },
  { head: 'Column' },
  { head: 'What to mend' },
];

const Faults = ({ refused: { importFaults, more } }: { refused: FaultsProblem }) =>
  importFaults.length === 0 ? null : (
    <>
      <Heading2>{countOf(importFaults.length + more, 'fault', 'faults')}</Heading2>
      <P>Mend these in the files, and check them again. Nothing was written.</P>
      <Table
        caption="Faults by file and line"
        captionHidden
        columns={faultColumns}
        rows={importFaults
          .slice(0, mostShown)
          .map(({ file, line, column, message }) => [
            file,
            line === null ? '' : numberInWords(line),
            column ?? '',
            message,
          ])}
      />
      {importFaults.length + more > mostShown && (
        <P>{`And ${numberInWords(importFaults.length + more - mostShown)} more, told once these are mended.`}</P>
      )}
    </>
  );

const noFiles: FaultsProblem = {
  status: 422,
  title: 'No files',
  detail: 'Choose at least one CSV file',
  faults: [{ code: 'missing', path: 'files', message: 'Choose at least one CSV file' }],
  importFaults: [],
  more: 0,
};

/** Sends the files on as they came. */
async function send({ ask }: Asked, files: readonly File[], dryRun: boolean): Promise<Told> {
  const body = new FormData();
  for (const file of files) body.append('files', file, file.name);
  const answer = await ask.raw(withQuery('/v1/import', { dryRun: String(dryRun) }), { method: 'POST', body });
  if (answer.ok) return { imported: (await answer.json()) as Imported };
  const {
    faults = [],
    more = 0,
    ...problem
  } = (await answer.json()) as Problem & {
    faults?: ImportFault[];
    more?: number;
  };
  if (problem.status >= 500) throw new NotAnswered(problem);
  return { refused: { ...problem, importFaults: faults, more } };
}

const ImportBody = ({ told }: { told?: Told }) => {
  const field = fieldsOf({}, told && 'refused' in told ? told.refused : undefined);
  return (
    <>
      <Heading>Bring in files</Heading>
      <P>
        People, requirements, projects, sessions, appointments and all that is kept beside them, as CSV files.
        Any of them may be left out. A row whose key is kept already changes it; no row is ever taken away.
      </P>
      {told && 'imported' in told && <Counted {...told} />}
      {told && 'refused' in told && <Faults {...told} />}
      <Form files>
        <Files
          field={field('files')}
          label="CSV files"
          hint="One or several, each by its own name, like people.csv"
          accept=".csv,text/csv"
        />
        <Inset>If anything is wrong in any of them, nothing of them is written.</Inset>
        <ButtonGroup>
          <Button name="step" value="check" kind="secondary">
            Check only
          </Button>
          <Button name="step" value="bring-in">
            Bring them in
          </Button>
        </ButtonGroup>
      </Form>
      <P>
        <A href="/import/columns">What stands in each file, and empty files to fill in</A>
      </P>
    </>
  );
};

const importPage: Page = {
  path: '/import',
  who: ['scheduler'],
  get: ({ show }) => show({ title: 'Bring in files', body: <ImportBody /> }),
  post: async (asked) => {
    const posted = await asked.posted();
    const files = posted.files('files');
    const told =
      files.length === 0
        ? { refused: noFiles }
        : await send(asked, files, posted.text('step') !== 'bring-in');
    const refused = 'refused' in told ? told.refused : undefined;
    return asked.show({ title: 'Bring in files', body: <ImportBody told={told} />, refused });
  },
};

const guideColumns = [
  { head: 'Column', names: true },
  { head: 'What it means' },
  { head: 'Written as' },
  { head: 'Example' },
];

const Guide = () => (
  <>
    <Heading>What stands in each file</Heading>
    <P>
      Each file is a table in UTF-8, cells separated by commas, with the header row as it is in the empty
      file; the columns may stand in any order. Dates are written 2026-11-30, times 09:30, both local.
    </P>
    {nounNames.map((noun) => {
      const { file, meaning, key } = nouns[noun];
      return (
        <>
          <Heading2 id={noun}>{file}</Heading2>
          <P>
            {`${capitalised(meaning)}. Rows are told apart by ${key.join(', ')}. `}
            <A href={`/import/templates/${file}`}>{`Empty ${file}`}</A>
          </P>
          <Details summary={`Columns of ${file}`}>
            <Table
              caption={`Columns of ${file}`}
              captionHidden
              small
              columns={guideColumns}
              rows={columnsOf(noun).map(({ name, column: { cell, mayBeEmpty, meaning: about } }) => [
                name,
                about,
                mayBeEmpty ? `${cell.words}, or empty` : cell.words,
                cell.example,
              ])}
            />
          </Details>
        </>
      );
    })}
  </>
);

const guidePage: Page = {
  path: '/import/columns',
  who: ['scheduler'],
  get: ({ show }) =>
    show({
      title: 'What stands in each file',
      body: <Guide />,
      back: { href: '/import', words: 'Back to bringing in files' },
    }),
};

const noSuch: Problem = { status: 404, title: 'Not found', detail: 'There is no file of that name' };

const templatePage: Page = {
  path: '/import/templates/:file',
  who: ['scheduler'],
  get: async ({ c, param }) => {
    const noun = nounOfFile(param('file'));
    if (noun === undefined) throw new NotAnswered(noSuch);
    return c.text(headerOf(noun), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${nouns[noun].file}"`,
    });
  },
};

/** The pages on which files are brought in. */
export const intakePages: readonly Page[] = [importPage, guidePage, templatePage];
