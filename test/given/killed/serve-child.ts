import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { connect } from '../../../db/connect.ts';
import { serve } from '../../../src/http/serve.ts';
import { aTest } from '../acting.ts';
import { bearer } from '../callers.ts';
import { depsOver, tuesday } from './world.ts';

/** What the process is told: which databases it serves. */
export interface Told {
  files: string[];
}

/** What it says once it does: where, in the same order, and how one asks. */
export interface Serving {
  urls: string[];
  authorization: string;
}

/** A process to be killed: it is ready to serve, and does so as soon as it is told what. */
const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
const { files } = JSON.parse(line) as Told;
const urls: string[] = [];
for (const file of files) urls.push((await serve(depsOver(connect(file, aTest), tuesday), 0)).url);
const serving: Serving = { urls, authorization: await bearer() };
writeSync(1, `${JSON.stringify(serving)}\n`);
