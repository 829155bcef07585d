import { rules as groupRules } from '../../solver/groups/rules.ts';
import { regions } from '../../solver/policy/entry.ts';
import type { PolicyLine } from '../../solver/policy/in-force.ts';
import { rules as rosterRules } from '../../solver/roster/rules.ts';
import { roles } from '../access/caller.ts';
import { withQuery } from '../pages/ask.ts';
import type { Page } from '../pages/page.ts';
import { Input, Select } from '../pages/parts/fields.tsx';
import { Button, LookForm } from '../pages/parts/form.tsx';
import { Table } from '../pages/parts/table.tsx';
import { A, Bullets, Heading, Heading2, P } from '../pages/parts/text.tsx';
import { fieldsOf } from '../pages/posted.ts';
import { longDate, numberInWords, regionInWords, shortDate } from '../pages/words.ts';

interface Policy {
  region: string;
  date: string;
  version: number;
  content: PolicyLine[];
}

const groupWords: Readonly<Record<PolicyLine['group'], string>> = {
  limits: 'Unpaid work: limits',
  points: 'Unpaid work: what a roster is worth',
  programmes: 'Accredited programmes: limits',
  groupPoints: 'Accredited programmes: what groups are worth',
  service: 'How the service runs',
};

const valueInWords = ({ value, unit }: PolicyLine): string => {
  const values = typeof value === 'number' ? [value] : value;
  if (unit === 'switch') return values.map((one) => (one ? 'yes' : 'no')).join(', ');
  return `${values.map(numberInWords).join(', ')} ${unit}`;
};

const ruleColumns = [{ head: 'Rule', names: true }, { head: 'Whoever is kept out by it' }];
const ruleRows = (rules: readonly { name: string; sentence: string }[]) =>
  rules.map(({ name, sentence }) => [name, sentence]);

function Tour({ region, date, content, version }: Policy) {
  const groups = [...new Set(content.map(({ group }) => group))];
  const sources = new Map(content.map(({ source, sourceTitle }) => [source, sourceTitle]));
  return (
    <>
      <Heading caption={`In force in ${regionInWords(region)} on ${longDate(date)}`}>
        Rules and numbers
      </Heading>
      <P>
        {`What rosters and groups must obey, and what they are worth. Version ${version} of the policy: each roster keeps the version that it was made by.`}
      </P>
      <Heading2>On this page</Heading2>
      <Bullets
        items={[
          <A href="#week-rules">Rules of a week</A>,
          <A href="#group-rules">Rules of groups</A>,
          ...groups.map((group) => <A href={`#${group}`}>{groupWords[group]}</A>),
          <A href="#sources">Sources</A>,
        ]}
      />
      <Heading2 id="week-rules">Rules of a week</Heading2>
      <Table caption="Rules of a week" captionHidden columns={ruleColumns} rows={ruleRows(rosterRules)} />
      <Heading2 id="group-rules">Rules of groups</Heading2>
      <Table caption="Rules of groups" captionHidden columns={ruleColumns} rows={ruleRows(groupRules)} />
      {groups.map((group) => (
        <>
          <Heading2 id={group}>{groupWords[group]}</Heading2>
          <Table
            caption={groupWords[group]}
            captionHidden
            columns={[
              { head: 'What', names: true },
              { head: 'Value' },
              { head: 'Where' },
              { head: 'Since' },
              { head: 'Source' },
            ]}
            rows={content
              .filter((line) => line.group === group)
              .map((line) => [
                line.name,
                valueInWords(line),
                line.region === 'national' ? 'everywhere' : regionInWords(line.region),
                shortDate(line.from),
                <A href={`#source-${line.source}`}>{line.source}</A>,
              ])}
          />
        </>
      ))}
      <Heading2 id="sources">Sources</Heading2>
      <dl class="govuk-summary-list">
        {[...sources].map(([source, title]) => (
          <div class="govuk-summary-list__row" id={`source-${source}`}>
            <dt class="govuk-summary-list__key">{source}</dt>
            <dd class="govuk-summary-list__value">{title}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Every rule and number in words, with its source. */
export const policyPages: readonly Page[] = [
  {
    path: '/policy',
    who: roles,
    get: async ({ ask, query, caller, today, show }) => {
      const asked = {
        region: query('region') ?? caller.regions[0] ?? regions[0],
        date: query('date') || today,
      };
      const policy = await ask.look<Policy>(withQuery('/v1/policy', asked));
      const field = fieldsOf(asked, policy.refused);
      const body = (
        <>
          {policy.done ? <Tour {...policy.done} /> : <Heading>Rules and numbers</Heading>}
          <Heading2>Another region or date</Heading2>
          <LookForm action="/policy">
            <Select
              field={field('region')}
              label="Region"
              choices={regions.map((value) => ({ value, words: regionInWords(value) }))}
            />
            <Input field={field('date')} label="Date" type="date" width={10} />
            <Button kind="secondary">Show</Button>
          </LookForm>
        </>
      );
      return show({ title: 'Rules and numbers', body, refused: policy.refused });
    },
  },
];
