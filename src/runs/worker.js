// The door into a worker thread: Node knows no TypeScript there until tsx is registered, and `--import tsx` in a
// worker's execArgv registers nothing (tsx 4.23) and is looked up from the working directory.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
