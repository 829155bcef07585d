import { Tag } from '../../pages/parts/tag.tsx';
import { A } from '../../pages/parts/text.tsx';

/** How far it is to a session, one way. */
export const travelInWords = (minutes: number | null): string =>
  minutes === null ? 'Not known' : `${minutes} minutes`;

/** Why somebody has a booking, and whether it is pinned. */
export const WhyCell = ({ sentence, pinned }: { sentence: string; pinned: boolean }) => (
  <div class="app-why">
    {sentence}
    {pinned && (
      <>
        {' '}
        <Tag words="Pinned" colour="purple" />
      </>
    )}
  </div>
);

interface Mendable {
  /** The address of the person in the roster. */
  home: string;
  session: string;
  pinned: boolean;
  /** Read out after the words of the links: of which booking they speak. */
  move: string;
  pin: string;
}

/** What can be done about a booking: each is looked at before it is done. */
export const MendCell = ({ home, session, pinned, move, pin }: Mendable) => (
  <>
    <A href={`${home}/move?from=${encodeURIComponent(session)}`} hidden={move}>
      Move
    </A>
    <br />
    <A href={`${home}/pin?session=${encodeURIComponent(session)}`} hidden={pin}>
      {pinned ? 'Unpin' : 'Pin'}
    </A>
  </>
);
