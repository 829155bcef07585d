import type { z } from '@hono/zod-openapi';
import type { Child } from 'hono/jsx';
import { hoursInWords, listInWords } from '../../http/in-words.ts';
import { type Line, Summary } from '../../pages/parts/summary.tsx';
import { Tag } from '../../pages/parts/tag.tsx';
import { Bullets } from '../../pages/parts/text.tsx';
import { countOf } from '../../pages/words.ts';
import { wonOrLost } from '../line-words.ts';
import type { placesSchema } from '../suggest-schemas.ts';
import type { SuggestionView } from '../suggestion-view.ts';
import { type SessionTold, sessionNamed } from './of-roster.tsx';

/** A suggestion as the API tells it: of a place, or of somebody who could take one. */
type Suggestion = Pick<z.infer<typeof placesSchema>['places'][number], keyof SuggestionView>;

/** What a suggestion says of itself, as lines of a summary. */
export function suggestionLines(
  { giveUp, points, lines, obstacles, travelMinutes }: Suggestion,
  sessions: ReadonlyMap<string, SessionTold>,
): Line[] {
  const told = lines.map(({ sentence }) => sentence).join(', ');
  return [
    {
      name: 'Travel',
      value:
        travelMinutes === null
          ? 'no way within the longest travel time is known'
          : `${hoursInWords(travelMinutes)} each way`,
    },
    ...(giveUp.length > 0
      ? [{ name: 'Would leave', value: listInWords(giveUp.map((id) => sessionNamed(sessions, id))) }]
      : []),
    {
      name: 'Worth',
      value: lines.length < 2 ? told || 'no points won or lost' : `${wonOrLost(points)}: ${told}`,
    },
    ...(obstacles.length > 0
      ? [
          {
            name: 'What it would break',
            value: (
              <Bullets
                items={obstacles.map(({ sentence, lift }) => (
                  <>
                    {sentence}
                    {lift !== sentence && <span class="govuk-hint app-lift">{lift}</span>}
                  </>
                ))}
              />
            ),
          },
        ]
      : []),
  ];
}

/** Whether a rule stands in the way. */
export const CanBe = ({ canBeBooked, obstacles }: Pick<Suggestion, 'canBeBooked' | 'obstacles'>) =>
  canBeBooked ? (
    <Tag words="No rule in the way" colour="teal" />
  ) : (
    <Tag words={`${countOf(obstacles.length, 'rule', 'rules')} in the way`} colour="red" />
  );

interface CardGiven {
  title: Child;
  tag: Child;
  lines: readonly Line[];
  action: { href: string; words: string; about: string };
}

/** A suggestion among others, ranked. */
export const SuggestionCard = ({ title, tag, lines, action }: CardGiven) => (
  <div class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper">
      <h3 class="govuk-summary-card__title">{title}</h3>
      <ul class="govuk-summary-card__actions">
        <li class="govuk-summary-card__action">{tag}</li>
        <li class="govuk-summary-card__action">
          <a class="govuk-link" href={action.href}>
            {action.words}
            <span class="govuk-visually-hidden"> {action.about}</span>
          </a>
        </li>
      </ul>
    </div>
    <div class="govuk-summary-card__content">
      <Summary lines={lines} />
    </div>
  </div>
);

/** "Move here" where something would be left for it, else "Add here". */
export const stepWords = ({ giveUp, canBeBooked }: Pick<Suggestion, 'giveUp' | 'canBeBooked'>): string =>
  `${giveUp.length > 0 ? 'Move here' : 'Add here'}${canBeBooked ? '' : ': see what it breaks'}`;
