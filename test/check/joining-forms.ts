/** A file of RUNs on top of the given first lines: `on('FROM alpine', 'a', 'b')`. */
export const on = (head: string, ...scripts: readonly string[]): string =>
  `${head}\n${scripts.map((script) => `RUN ${script}\n`).join('')}`;

/** A file of RUNs on Debian, or on Debian with bash for a shell. */
export const runs = (...scripts: readonly string[]): string => on('FROM debian:12', ...scripts);
export const bashRuns = (...scripts: readonly string[]): string =>
  on('FROM debian:12\nSHELL ["/bin/bash", "-c"]', ...scripts);

/** The same text with another kind of line end. */
export const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** What most rewrites below start from: two RUNs that nothing crosses. */
export const TWO = runs('mkdir /a', 'mkdir /b');
export const JOINED = runs('mkdir /a && mkdir /b');

/** A RUN that leaves package lists behind, and what makes up for that. */
export const FETCH = 'apt-get update && apt-get install -y curl';
export const NO_LISTS = 'rm -rf /var/lib/apt/lists/*';
