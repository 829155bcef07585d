/** What a colour says: teal fine, yellow look at it, red something is wrong, blue under way, grey over or none, purple special. */
export type TagColour = 'teal' | 'yellow' | 'red' | 'blue' | 'grey' | 'purple' | 'orange' | 'green';

/** A word that stands out; the colour never says more than the word. */
export const Tag = ({ words, colour }: { words: string; colour: TagColour }) => (
  <strong class={`govuk-tag govuk-tag--${colour}`}>{words}</strong>
);

/** In the row of somebody of whom this reader may know no more than the CRN. */
export const LimitedTag = () => <Tag words="Limited access" colour="grey" />;
