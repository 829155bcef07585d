/*
 * Drag to move. It moves nothing: a drop leads to the page that shows what the move would do, and asks.
 *
 * What a page writes for it:
 *   data-move="CRN"      on what can be dragged: a person's row or chip.
 *   data-from="SESSION"  beside it: the booking that would be left; empty: one is added.
 *   a link to /rosters/ID/sessions/SESSION, anywhere: what it stands in (the nearest td or li, else the link) is where
 *   they can be dropped. An element of its own with data-drop="SESSION" within a page of a roster does as well.
 * While a person is dragged, places where they can be dropped have the class app-drop, and the one below the pointer
 * app-drop--over.
 */
const sessionLink = /^\/rosters\/(\d+)\/sessions\/([^/?#]+)$/;
const rosterHere = /^\/rosters\/(\d+)/;

/** Where a drop leads: roster and session; null: nowhere. */
function targetOf(element) {
  if (element.dataset.drop) {
    const roster = rosterHere.exec(location.pathname)?.[1];
    return roster ? { roster, session: element.dataset.drop } : null;
  }
  const found = sessionLink.exec(new URL(element.href, location.href).pathname);
  return found ? { roster: found[1], session: decodeURIComponent(found[2]) } : null;
}

const places = new Map();
for (const element of document.querySelectorAll('[data-drop], main a[href*="/sessions/"]')) {
  const target = targetOf(element);
  if (!target) continue;
  const place = element.dataset.drop ? element : (element.closest('td, li') ?? element);
  if (!place.dataset.move) places.set(place, target);
}

let dragged = null;
const mark = (isOn) => {
  for (const [place, { session }] of places)
    place.classList.toggle('app-drop', isOn && session !== dragged?.from);
};

for (const element of document.querySelectorAll('[data-move]')) {
  element.draggable = true;
  element.addEventListener('dragstart', (event) => {
    dragged = { crn: element.dataset.move, from: element.dataset.from ?? '' };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.crn);
    mark(true);
  });
  element.addEventListener('dragend', () => {
    mark(false);
    dragged = null;
  });
}

for (const [place, { roster, session }] of places) {
  place.addEventListener('dragover', (event) => {
    if (!dragged || dragged.from === session) return;
    event.preventDefault();
    place.classList.add('app-drop--over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('app-drop--over'));
  place.addEventListener('drop', (event) => {
    if (!dragged) return;
    event.preventDefault();
    place.classList.remove('app-drop--over');
    const query = new URLSearchParams({ from: dragged.from || 'none', to: session });
    location.assign(`/rosters/${roster}/people/${encodeURIComponent(dragged.crn)}/move?${query}`);
  });
}
