import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { mostImportBytes } from '../../../src/http/settings.ts';
import { expectFaultsAt, expectProblem } from '../../given/answers.ts';
import { bearer } from '../../given/callers.ts';
import { givenServer } from '../../given/door.ts';
import { textsOf, withCell } from '../../given/files.ts';
import { givenRegion } from '../../given/region.ts';

const { rows } = givenRegion()
  .person('X100001')
  .requirement('X100001')
  .project('P0001')
  .session('P0001', '2026-12-01');
const files = textsOf(rows);

describe('POST /v1/import', () => {
  it('keeps the rows of the files, and tells how many', async () => {
    const { upload, get } = await givenServer();
    const answer = await upload('/v1/import', files);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        dryRun: false,
        counts: {
          people: { added: 1, changed: 0, unchanged: 0 },
          availability: { added: 7 },
          sessions: { added: 1 },
        },
      },
    });
    expect((await get('/v1/people/X100001')).status).toBe(200);
    expect(await upload('/v1/import', files)).toMatchObject({
      body: { counts: { people: { added: 0, changed: 0, unchanged: 1 } } },
    });
  });

  it('only reports in a dry run', async () => {
    const { upload, get } = await givenServer();
    expect(await upload('/v1/import?dryRun=true', files)).toMatchObject({
      status: 200,
      body: { dryRun: true, counts: { people: { added: 1 } } },
    });
    expectProblem(await get('/v1/people/X100001'), 404);
  });

  it('takes parts by their own names, where their files have other ones', async () => {
    const { ask } = await givenServer();
    const form = new FormData();
    form.append('pdus', new Blob([files['pdus.csv'] ?? '']), 'upload-1.tmp');
    form.append('people.csv', files['people.csv'] ?? '');
    expect(await ask('/v1/import', { method: 'POST', body: form })).toMatchObject({
      status: 200,
      body: { counts: { pdus: { added: 1 }, people: { added: 1 } } },
    });
  });

  it('tells every fault by file, line, column and rule, and writes nothing', async () => {
    const { upload, get } = await givenServer();
    const wrong = withCell(withCell(files, 'people.csv', 2, 'sex', 'f'), 'sessions.csv', 2, 'to', '09:00');
    const answer = await upload('/v1/import', { ...wrong, 'notes.csv': 'a,b' });
    expectProblem(answer, 422, {
      detail: 'There are 3 faults in the files; nothing was written',
      more: 0,
    });
    const { faults } = answer.body as { faults: object[] };
    expect(faults).toContainEqual({
      file: 'people.csv',
      line: 2,
      column: 'sex',
      rule: 'malformed',
      message: expect.any(String),
    });
    expect(faults).toContainEqual(expect.objectContaining({ file: 'sessions.csv', line: 2, column: 'to' }));
    expect(faults).toContainEqual(
      expect.objectContaining({ file: 'notes.csv', line: null, rule: 'unknown-file' }),
    );
    expectProblem(await get('/v1/people/X100001'), 404);
  });

  it('refuses what is no form, a form that is cut off, and one without files', async () => {
    const { ask, send } = await givenServer();
    expectProblem(await send('POST', '/v1/import', {}), 415);
    expectProblem(await ask('/v1/import', { method: 'POST' }), 415);
    const headers = { 'content-type': 'multipart/form-data; boundary=part' };
    expectProblem(await ask('/v1/import', { method: 'POST', headers, body: '--part\r\nContent-Dis' }), 400);
    expectProblem(await ask('/v1/import', { method: 'POST', body: new FormData() }), 422);
  });

  it('names a wrong query', async () => {
    const { upload } = await givenServer();
    expectFaultsAt(await upload('/v1/import?dryRun=maybe', files), 'dryRun');
  });

  it('refuses more bytes than the door takes before it reads them', async () => {
    const { served } = await givenServer();
    const headers = {
      authorization: await bearer(),
      'content-type': 'multipart/form-data; boundary=part',
      'content-length': String(mostImportBytes + 1),
    };
    const upload = request(`${served.url}/v1/import`, { method: 'POST', headers });
    const answered = new Promise<IncomingMessage>((done, failed) => {
      upload.on('response', done);
      upload.on('error', failed);
    });
    upload.write('--part');
    const answer = await answered;
    expect(answer.statusCode).toBe(413);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    upload.destroy();
  });
});
