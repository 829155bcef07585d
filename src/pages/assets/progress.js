// Watches a run: what is told of it, its points climbing to the bound, and at last its roster. The page does without: it can be
// loaded again.
const watched = document.querySelector('[data-run]');

/** In the units of the picture. */
const [width, height, boundAt, floorAt] = [600, 160, 20, 140];
const sayEveryMs = 10_000;

if (watched) watch(watched);

function watch(run) {
  const seen = [];
  let saidAt = 0;
  let phase = '';
  const say = (words) => {
    run.querySelector('[data-run-say]').textContent = words;
  };
  const source = new EventSource(run.dataset.run);
  source.addEventListener('told', ({ data }) => {
    const told = JSON.parse(data);
    if (told.ended || told.lost) {
      source.close();
      location.replace(told.roster ? `/rosters/${told.roster}` : location.pathname);
      return;
    }
    for (const name of ['phase', 'points', 'bound', 'gap', 'placed', 'elapsed'])
      run.querySelector(`[data-run-told="${name}"]`).textContent = told[name];
    draw(run, told, seen);
    const now = Date.now();
    if (told.phase === phase && now - saidAt < sayEveryMs) return;
    [phase, saidAt] = [told.phase, now];
    say(told.sentence);
  });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED)
      say('This page no longer hears of the run. Reload the page to see how far it is.');
  });
}

function draw(run, { at, points, bound, elapsed }, seen) {
  const picture = run.querySelector('[data-run-picture]');
  picture.setAttribute('aria-label', `Points ${points}, best possible ${bound}, ${elapsed}`);
  const gone = Math.min(1, at.elapsedSeconds / at.seconds);
  picture.querySelector('[data-run-gone]').setAttribute('width', String(Math.round(gone * width)));
  if (at.points === null) return;
  seen.push(at);
  const top = at.bound ?? Math.max(...seen.map((one) => one.points));
  const floor = Math.min(...seen.map((one) => one.points));
  const span = Math.max(1, top - floor);
  const placed = seen.map(({ points: won, elapsedSeconds, seconds }) => {
    const x = Math.min(1, elapsedSeconds / seconds) * width;
    const y = boundAt + ((top - won) / span) * (floorAt - boundAt);
    return `${Math.round(x)},${Math.round(Math.min(height, y))}`;
  });
  picture.querySelector('[data-run-line]').setAttribute('points', placed.join(' '));
}
