// The door for looking closely at one thing: what a page's inspector needs beside the tables, and no first visit does.
export { logEntries } from './daemon/runtime/output';
