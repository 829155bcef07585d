import { describe, expect, it } from 'vitest';
import { auditedTables } from '../../../db/audit/nouns.ts';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { listAudit } from '../../../db/audit.ts';
import { connect } from '../../../db/connect.ts';
import { keepRows } from '../../../db/intake.ts';
import { pdus } from '../../../db/schema.ts';
import { heldOn, holdNothingOnAPerson } from '../../../db/subject-access.ts';
import { aTest } from '../../given/acting.ts';
import { givenOrderLongAgo, referredLongAgo } from '../../given/long-ago.ts';
import { givenTerminal } from '../../given/terminal.ts';
import { camden, keepThreePdus } from '../../given/three-pdus.ts';

/** A terminal over a file in which X100001's order ended long ago, and X100002 is at work. */
async function givenPeople() {
  const terminal = givenTerminal();
  const db = connect(`${terminal.folder}/scheduler.sqlite`, aTest);
  await givenOrderLongAgo().keep(db);
  await keepRows(db, referredLongAgo);
  return { terminal, db };
}

describe('scheduler subject-access', () => {
  it('tells everything held on a person in words, and of nobody else', async () => {
    const { terminal, db } = await givenPeople();
    const { code, out } = await terminal.run('subject-access', 'X100001');
    expect(code).toBe(0);
    for (const words of [
      'Everything held on X100001, as of 2026-11-27',
      'Who you are, and what your work must allow for',
      'schools',
      'What you were ordered to do',
      'Your appointments',
      'outcome ATTC',
      'What is on file with your referrals',
      'value 67; source OASys',
      'People you are never to meet at work',
      'Who has changed or read this',
      'a test: insert of people',
    ])
      expect(out).toContain(words);
    expect(out).not.toContain('X100002');
    const { rows } = await listAudit(db, { by: 'an operator' }, { size: 9, number: 0 });
    expect(rows).toMatchObject([
      { change: 'read', whose: 'people/X100001', action: 'scheduler subject-access', role: 'command line' },
    ]);
    db.$client.close();
  });

  it('tells programs the same, and refuses a person who is not there', async () => {
    const { terminal, db } = await givenPeople();
    const { out } = await terminal.run('subject-access', 'X100001', '--json');
    expect(JSON.parse(out)).toMatchObject({ crn: 'X100001', keptApartFrom: 1 });
    expect(out).not.toContain('X100002');
    expect(await terminal.run('subject-access', 'X999999')).toMatchObject({
      code: 2,
      err: 'subject-access: there is no person X999999',
    });
    db.$client.close();
  });

  it('tells who put them in rosters and groups, which are not theirs alone', async () => {
    const terminal = givenTerminal();
    const db = connect(`${terminal.folder}/scheduler.sqlite`, aTest);
    await keepThreePdus(db);
    const { out } = await terminal.run('subject-access', camden.person, '--json');
    const { audit } = JSON.parse(out) as { audit: { noun: string }[] };
    const told = audit.map(({ noun }) => noun);
    for (const noun of [
      'bookings',
      'group_members',
      'one_to_ones',
      'partner_link_worker_tasks',
      'referral_facts',
    ])
      expect([noun, told.filter((one) => one === noun).length]).toEqual([noun, 1]);
    db.$client.close();
  });

  it('knows of every table what it holds on a person', () => {
    expect([...heldOn, ...Object.keys(holdNothingOnAPerson)].sort()).toEqual(
      auditedTables.map(({ table }) => table).sort(),
    );
  });
});

describe('scheduler retention', () => {
  it('says who is due and erases nothing, unless told to', async () => {
    const { terminal, db } = await givenPeople();
    db.$client.exec("update referrals set state = 'withdrawn'");
    const before = (await verifyAudit(db)).acts;
    const dry = await terminal.run('retention');
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('X100001  london  2019-09-13   2025-09-13');
    expect(dry.out).toContain('Would be erased: 1. Nothing has been');
    expect((await verifyAudit(db)).acts).toBe(before);
    const done = await terminal.run('retention', '--erase');
    expect(done.out).toMatch(/^Erased: 1 people, and the content of \d+ changes in the audit/);
    expect((await terminal.run('retention')).out).toBe('Nobody is due: nothing would be erased');
    expect(await terminal.run('audit', 'verify')).toMatchObject({ code: 0 });
    expect(await terminal.run('audit', 'verify', '--known', 'gone')).toMatchObject({ code: 1 });
    const { rows } = await listAudit(db, { by: 'an operator' }, { size: 1, number: 0 });
    expect(rows).toMatchObject([{ action: 'scheduler retention' }]);
    db.$client.close();
  });
});

describe('scheduler audit verify', () => {
  it('shows that acts have been cut off the end, to whoever has noted down the last hash', async () => {
    const { terminal, db } = await givenPeople();
    const { last } = JSON.parse((await terminal.run('audit', 'verify', '--json')).out) as { last: string };
    db.insert(pdus).values({ code: 'barnet', name: 'Barnet', region: 'london' }).run();
    expect(await terminal.run('audit', 'verify', '--known', last)).toMatchObject({ code: 0 });
    db.$client.exec(`drop trigger audit_acts_kept; drop trigger audit_changes_kept;
      delete from audit_changes where act >= (select number from audit_acts where hash = '${last}');
      delete from audit_acts where hash = '${last}' or number > (select number from audit_acts where hash = '${last}')`);
    const { err, code } = await terminal.run('audit', 'verify', '--known', last);
    expect({ err, code }).toMatchObject({ code: 1, err: expect.stringContaining('acts have been cut off') });
    db.$client.close();
  });

  it('ends with 1 and names what has been changed behind it', async () => {
    const { terminal, db } = await givenPeople();
    expect((await terminal.run('audit', 'verify')).out).toContain('Nothing has been changed behind it');
    db.$client.exec(
      "drop trigger audit_requirements_update; update requirements set ordered_minutes = 60 where crn = 'X100002'",
    );
    const found = await terminal.run('audit', 'verify', '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out)).toMatchObject({
      faults: [{ fault: 'row', noun: 'requirements', rows: 1 }],
    });
    db.$client.close();
  });
});
