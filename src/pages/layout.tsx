import type { Child } from 'hono/jsx';
import type { Caller } from '../access/caller.ts';
import type { Problem } from './ask.ts';
import { placesOf } from './navigation.ts';
import { Banner } from './parts/banner.tsx';
import { ErrorSummary } from './parts/error-summary.tsx';

const serviceName = 'Probation scheduler';

/** A page, but for what frames every page. */
export interface View {
  /** The heading in the browser's tab; the page has its own `h1`. */
  title: string;
  body: Child;
  /** The link above the page that leads back; left out: there is none. */
  back?: { href: string; words: string };
  /** Why what was asked for has not been done: told at the top, each fault with a link to its field. */
  refused?: Problem | undefined;
  /** Tables with many columns take the width that there is. */
  wide?: boolean;
  /** For paper: no head and no navigation. */
  bare?: boolean;
  /** Scripts of /assets that the page is better with, and does without. */
  scripts?: readonly string[];
}

interface Framed extends View {
  caller?: Caller | undefined;
  /** What has been done just now. */
  said?: string | undefined;
  /** The address of the page, to mark its place. */
  path: string;
}

const packaged = ['govuk-frontend.min.css', 'moj-frontend.min.css'];
const own = ['pages.css', 'roster.css', 'programmes.css', 'casework.css'];

/** The frame of every page: GOV.UK's template without its crest and typeface, which are not ours to use. */
export function Layout(view: Framed) {
  const { title, refused, bare = false, scripts = [] } = view;
  const failed = refused === undefined ? '' : 'Error: ';
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${failed}${title} - ${serviceName}`}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        {[...packaged, ...own].map((name) => (
          <link rel="stylesheet" href={`/assets/${name}`} />
        ))}
        {['start.js', ...scripts].map((name) => (
          <script type="module" src={`/assets/${name}`} />
        ))}
      </head>
      <body class="govuk-template__body">{bare ? <BareMain {...view} /> : <Frame {...view} />}</body>
    </html>
  );
}

const BareMain = ({ body }: Framed) => <main class="app-paper">{body}</main>;

function Frame({ caller, path, body, back, refused, said, wide = false }: Framed) {
  const width = wide ? 'govuk-width-container app-wide' : 'govuk-width-container';
  return (
    <>
      <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
        Skip to main content
      </a>
      <Head caller={caller} path={path} width={width} />
      <div class={width}>
        {back && (
          <nav aria-label="Back">
            <a href={back.href} class="govuk-back-link">
              {back.words}
            </a>
          </nav>
        )}
        <main class="govuk-main-wrapper" id="main-content">
          {refused && <ErrorSummary problem={refused} />}
          {said && <Banner words={said} />}
          {body}
        </main>
      </div>
      <Foot signedIn={caller !== undefined} width={width} />
    </>
  );
}

/** The class that says how wide the frame is: the head and the foot stand in line with what is between. */
interface Width {
  width: string;
}

function Head({ caller, path, width }: Pick<Framed, 'caller' | 'path'> & Width) {
  return (
    <header class="govuk-template__header">
      <div class="govuk-generic-header">
        <div class={`govuk-generic-header__container ${width} app-head`}>
          <div class="govuk-generic-header__logo">
            <a href="/" class="govuk-generic-header__homepage-link">
              {serviceName}
            </a>
          </div>
          {caller && (
            <div class="app-head__reader">
              <a href="/me">{caller.name}</a>
              <form method="post" action="/sign-out">
                <button type="submit" class="app-head__button">
                  Sign out
                </button>
              </form>
            </div>
          )}
        </div>
      </div>
      {caller && <Navigation caller={caller} path={path} width={width} />}
    </header>
  );
}

function Navigation({ caller, path, width }: { caller: Caller; path: string } & Width) {
  return (
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class={width}>
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            <button
              type="button"
              class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
              aria-controls="navigation"
              hidden
            >
              Menu
            </button>
            <ul class="govuk-service-navigation__list" id="navigation">
              {placesOf(caller).map(({ href, words }) => {
                const current = path === href || path.startsWith(`${href}/`);
                return (
                  <li
                    class={`govuk-service-navigation__item${current ? ' govuk-service-navigation__item--active' : ''}`}
                  >
                    <a
                      class="govuk-service-navigation__link"
                      href={href}
                      {...(current && { 'aria-current': path === href ? 'page' : 'true' })}
                    >
                      {current ? (
                        <strong class="govuk-service-navigation__active-fallback">{words}</strong>
                      ) : (
                        words
                      )}
                    </a>
                  </li>
                );
              })}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

const footLinks = [
  { href: '/policy', words: 'Rules and numbers' },
  { href: '/me', words: 'What I may see' },
  { href: '/docs', words: 'The API' },
];

function Foot({ signedIn, width }: { signedIn: boolean } & Width) {
  return (
    <footer class="govuk-template__footer govuk-footer">
      <div class={width}>
        {signedIn && (
          <>
            <h2 class="govuk-visually-hidden">Support links</h2>
            <ul class="govuk-footer__inline-list">
              {footLinks.map(({ href, words }) => (
                <li class="govuk-footer__inline-list-item">
                  <a class="govuk-footer__link" href={href}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="govuk-body-s">A prototype for probation in England and Wales. Not a government service.</p>
      </div>
    </footer>
  );
}
