/** What a worker thread does: one text at a time. A file of its own, since threads load a file and not a function. */
export { rewriteText as default } from './rewrite-text.ts';
