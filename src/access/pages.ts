import { html } from 'hono/html';

const page = (title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: probation scheduler</title>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

/** A page with a heading and what there is to say, in paragraphs. */
export const wordsPage = (title: string, ...paragraphs: string[]) =>
  page(title, html`${paragraphs.map((words) => html`<p>${words}</p>`)}`);

/** Asks whether to sign in: a mail reader that looks at links presses no button, and so uses none up. */
export const signInPage = () =>
  page(
    'Sign in',
    html`<p>This link signs you in once, in this browser.</p>
<form method="post"><button type="submit">Sign in</button></form>`,
  );
