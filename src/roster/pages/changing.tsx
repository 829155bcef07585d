import type { Page } from '../../pages/page.ts';
import { changesPage } from './changes-page.tsx';
import { mapPage } from './map-page.tsx';
import { movePage } from './move-page.tsx';
import { peopleForPage } from './people-for-page.tsx';
import { pinPage } from './pin-page.tsx';
import { placesPage } from './places-page.tsx';
import { publishPage } from './publish-page.tsx';
import { scarcePage } from './scarce-page.tsx';
import { shortPage } from './short-page.tsx';
import { standDownPage } from './stand-down-page.tsx';

/** Pages that mend a roster and publish it. */
export const changingPages: readonly Page[] = [
  shortPage,
  scarcePage,
  placesPage,
  movePage,
  pinPage,
  peopleForPage,
  standDownPage,
  changesPage,
  publishPage,
  mapPage,
];
