import { describe, expect, it } from 'vitest';
import { givenDoor } from '../../../given/door.ts';
import { orderUnderWay } from '../../../given/order-under-way.ts';
import { readerAt } from '../../../given/page-reader.ts';
import { givenRegion } from '../../../given/region.ts';

const order = '/people/X100001/requirements/1';
const awaiting = `${order}/appointments/X100001-P1-2026-11-17/outcome`;
const missed = `${order}/appointments/X100001-P1-2026-10-13/outcome`;

async function givenOrder() {
  const door = givenDoor();
  await orderUnderWay().keep(door.db);
  return door;
}

describe('the appointments of a requirement', () => {
  it('begin with those whose outcome is missing', async () => {
    const { words } = await readerAt(await givenOrder()).open(`${order}/appointments`);
    expect(words).toContain('Upcoming (2) Missing outcomes (1) Past (3)');
    expect(words).toContain('Tuesday 17 November 2026 9:30am to 4:30pm Churchyard No outcome yet');
  });

  it('are shown by stage, an outcome in its colour', async () => {
    const { open } = readerAt(await givenOrder());
    const past = await open(`${order}/appointments?stage=past`);
    expect(past.html).toContain('govuk-tag--teal">Attended, complied');
    expect(past.html).toContain('govuk-tag--red">Unacceptable absence');
    expect(past.html).toContain('adjustment?travelFor=X100001-P1-2026-10-06');
    expect(past.html).toContain(`href="/v1${order}/appointments?stage=past&amp;format=csv"`);
    expect((await open(`${order}/appointments?stage=upcoming`)).words).toContain('Tuesday 8 December 2026');
  });

  it('that are none say what comes next', async () => {
    const door = givenDoor();
    await givenRegion().person('X100001').requirement('X100001').keep(door.db);
    expect((await readerAt(door).open(`${order}/appointments`)).words).toContain('Nothing is booked.');
  });

  it('are looked at by programme managers, who record nothing', async () => {
    const door = await givenOrder();
    const { open } = readerAt(door.as({ roles: ['programme-manager'] }));
    const page = await open(`${order}/appointments`);
    expect(page.words).toContain('Missing outcomes (1)');
    expect(page.html).not.toContain('/outcome"');
    expect((await open(awaiting)).status).toBe(403);
  });
});

describe('recording an outcome', () => {
  const said = {
    outcome: 'ATTC',
    from: '10:00',
    to: '15:00',
    penaltyMinutes: '20',
    hiVisWorn: 'true',
    workQuality: 'good',
    behaviour: 'not-applicable',
    notes: 'Came late',
    sensitive: 'true',
  };

  it('asks, has the answers checked, and writes them down', async () => {
    const { fill } = readerAt(await givenOrder());
    const check = await fill(awaiting, { ...said, step: 'check' });
    expect(check.status).toBe(200);
    expect(check.words).toContain('Check before you record it');
    expect(check.words).toContain('Really started 10:00am');
    expect(check.words).toContain('Behaviour Not applicable');
    expect(check.words).toContain('Sensitive Yes');
    const changed = await fill(awaiting, { ...said, step: 'change' });
    expect(changed.html).toContain('value="ATTC" checked');
    const done = await fill(awaiting, { ...said, step: 'record' });
    expect(done.address).toBe(`${order}/appointments?stage=past`);
    // Five hours less 20 minutes.
    expect(done.words).toContain('Tuesday 17 November 2026: Attended, complied, 4 hours 40 minutes worked.');
    expect(done.words).toContain('Missing outcomes (0)');
  });

  it('asks again if nothing is chosen, and says what the API refuses at its field', async () => {
    const { fill } = readerAt(await givenOrder());
    expect((await fill(awaiting, { step: 'check' })).words).toContain('Error: Choose what became of it');
    const refused = await fill(awaiting, { ...said, penaltyMinutes: '999', step: 'record' });
    expect(refused.status).toBe(422);
    expect(refused.words).toContain(
      'Error: Enter penalty minutes of no more than the time worked, less its break',
    );
    expect(refused.html).toContain('value="999"');
    const wrong = await fill(awaiting, { ...said, penaltyMinutes: 'many', step: 'record' });
    expect(wrong.html).toContain('id="penaltyMinutes-error"');
    const early = await fill(`${order}/appointments/X100001-P1-2026-12-08/outcome`, {
      outcome: 'ATTC',
      step: 'record',
    });
    expect(early.words).toContain('Error: Choose another outcome: the day is to come');
  });

  it('corrects what was written down, which stays readable', async () => {
    const { open, fill } = readerAt(await givenOrder());
    await fill(awaiting, { ...said, step: 'record' });
    const form = await open(awaiting);
    expect(form.words).toContain('Correct an outcome');
    expect(form.words).toContain(
      'Attended, complied 10:00am to 3:00pm 4 hours 40 minutes Came late (sensitive)',
    );
    expect(form.html).toContain('value="ATTC" checked');
    const done = await fill(awaiting, { outcome: 'UACP', step: 'record' });
    expect(done.words).toContain('Unacceptable absence, no hours worked.');
  });

  it('is refused to whoever has not seen the last change, who sees it then', async () => {
    const { fill } = readerAt(await givenOrder());
    await fill(awaiting, { outcome: 'UACP', step: 'record' });
    const stale = await fill(awaiting, { outcome: 'ATTC', version: '1', step: 'record' });
    expect(stale.status).toBe(409);
    expect(stale.words).toContain('The appointment has been changed since you read it');
    expect(stale.html).toContain('name="version" value="2"');
  });

  it('says which requirement is planned again', async () => {
    const door = givenDoor();
    await orderUnderWay().allocation('X100001', 'P1', { startDate: '2026-12-14' }).keep(door.db);
    const done = await readerAt(door).fill(missed, { outcome: 'AAME', step: 'record' });
    expect(done.words).toMatch(/Acceptable absence: medical, no hours worked\. \d+ appointments? made/);
  });

  it('of an appointment that is not there is not found', async () => {
    const { open } = readerAt(await givenOrder());
    expect((await open(`${order}/appointments/GHOST/outcome`)).words).toContain(
      'There is no such appointment here',
    );
  });
});

describe('allocations', () => {
  const weekly = {
    project: 'P1',
    frequency: 'weekly',
    weekday: '2',
    from: '09:30',
    to: '16:30',
    startDate: '2026-12-15',
  };

  it('are none at first; one is made, changed and ended', async () => {
    const { open, fill } = readerAt(await givenOrder());
    const address = `${order}/allocations`;
    expect((await open(address)).words).toContain('The requirement is allocated to no project.');
    const made = await fill(`${address}/new`, weekly);
    expect(made.address).toBe(address);
    expect(made.words).toMatch(/Allocated: \d+ appointments made/);
    expect(made.words).toContain(
      'Churchyard Weekly on Tuesday, 9:30am to 4:30pm Tuesday 15 December 2026 Open',
    );
    const [, id] = /allocations\/([^/"]+)\/end"/.exec(made.html)!;
    const changed = await fill(`${address}/${id}`, { ...weekly, frequency: 'fortnightly' });
    expect(changed.words).toContain('The allocation is changed:');
    expect(changed.words).toContain('Fortnightly on Tuesday');
    const ended = await fill(`${address}/${id}/end`, { lastDate: '2027-01-31' });
    expect(ended.words).toContain('The allocation is ended:');
    expect(ended.words).toContain('Sunday 31 January 2027');
  });

  it('say what is wrong at its field', async () => {
    const { open, fill } = readerAt(await givenOrder());
    const address = `${order}/allocations`;
    const page = await fill(`${address}/new`, { ...weekly, project: '', to: '09:00' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('id="project-error"');
    const made = await fill(`${address}/new`, weekly);
    const [, id] = /allocations\/([^/"]+)\/end"/.exec(made.html)!;
    expect((await fill(`${address}/${id}/end`, { lastDate: '' })).html).toContain('id="lastDate-error"');
    const stale = await fill(`${address}/${id}`, { ...weekly, version: '9' });
    expect(stale.words).toContain('The allocation has been changed since you read it');
    expect((await open(`${address}/GHOST`)).words).toContain('There is no such allocation here');
  });
});
