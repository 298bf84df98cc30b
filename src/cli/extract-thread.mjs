// A thread does not inherit the TypeScript loader of the command that started it: it is set up here.
import { register } from 'tsx/esm/api';

register();
await import('./extract-worker.ts');
