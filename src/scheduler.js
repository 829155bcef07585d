#!/usr/bin/env node
// The bin: Node knows no TypeScript until tsx is registered, and a bin cannot take flags that every system understands.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli.ts');
await main();
