// The door into a worker thread, as worker.js is: Node knows no TypeScript there until tsx is registered.
import { register } from 'tsx/esm/api';

register();
await import('./beside-worker.ts');
