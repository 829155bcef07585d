// The scripts of the design systems. Pages do without them: they hide what only scripts can do until this has run.
import { initAll } from './govuk-frontend.min.js';
import { initAll as initAllMoj } from './moj-frontend.min.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
initAllMoj();
