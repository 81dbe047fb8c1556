/**
 * How long a test waits for what hostile input might keep busy, in milliseconds. It takes a fraction of a second on a machine
 * at rest, some seconds beside other work, and what grows with the square of the input's length would take minutes.
 */
export const PATIENCE = 10_000;
