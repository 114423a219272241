/** Entry of the thread that remakes footage. */
import { paintThread } from './paint-thread.ts';

await paintThread();
