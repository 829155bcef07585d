#!/usr/bin/env node
// The bin: Node knows no TypeScript until tsx is registered, and a bin cannot take flags that every system understands.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// It says how pages are compiled; tsx looks for it where the program was called from.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const { main } = await import('./cli.ts');
await main();
