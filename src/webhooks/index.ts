/** Telling the outside what has happened to videos. */
export { recordEvent } from './record-event.ts';
