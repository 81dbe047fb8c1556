import { locateBuild } from './paths.ts';
import { readDockerCommands } from './docker-commands.ts';
import type { ReadConsumer } from './reader.ts';
import type { Use } from './use.ts';

/** A text of Groovy, in one of its quotes, at a place where one begins. */
const STRING = /'''([^]*?)'''|"""([^]*?)"""|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/y;
const MAX_STRINGS = 2000;

interface Piece {
  readonly line: number;
  /** The code right before it, without blanks. */
  readonly before: string;
  readonly text: string;
  /** The code right behind it. */
  readonly after: string;
}

/**
 * A Jenkinsfile is a program in Groovy, of which only its texts are read, with the word before each: `sh '…'`,
 * `docker.build('name', '-f FILE .')`, `agent { dockerfile … }`.
 */
export const readJenkinsUses: ReadConsumer = ({ path, text, files }) => {
  const pieces = readPieces(text);
  const site = { kind: 'pipeline', path, folders: [''], files } as const;
  const scripts = pieces.filter(({ before }) => /\b(?:sh|script:)\(?$/.test(before));
  const uses: Use[] = scripts.flatMap(({ text: script, line }) => readDockerCommands(script, { ...site, line }));
  const inside = scripts.map((script) => ({ line: script.line, text: script.text, isExec: false }));
  for (const [i, { before, text: name, line, after }] of pieces.entries()) {
    const published = /\.push\s*\(/.test(text) ? line : undefined;
    if (/\bdocker\.build\($/.test(before)) {
      const next = pieces[i + 1];
      const words = next?.before === ',' ? next.text : '.';
      const [use] = readDockerCommands(`docker build -t '${name.replaceAll("'", '')}' ${words}`, { ...site, line });
      if (use) uses.push({ ...use, published, runs: text.includes('.inside') ? inside : [] });
    }
    if (/\bdocker\.image\($/.test(before))
      uses.push({ ...site, line, image: name, published: /^\s*\)\s*\.push\b/.test(after) ? line : undefined, runs: /^\s*\)\s*\.inside\b/.test(after) ? inside : [] });
  }
  const agent = /\bdockerfile\s*(?:true\b|\{([^{}]*)\})/.exec(text);
  if (!agent) return uses;
  const line = text.slice(0, agent.index).split('\n').length;
  const field = (name: string): string | undefined => new RegExp(`\\b${name}\\s*:?\\s*['"]([^'"]*)['"]`).exec(agent[1] ?? '')?.[1];
  const folder = field('dir') ?? '.';
  const place = locateBuild(files, [''], folder, `${folder}/${field('filename') ?? 'Dockerfile'}`);
  // What stands in `sh` runs in a container of it.
  return [...uses, { kind: 'pipeline', path, line, build: { ...place, target: undefined, args: {}, names: [] }, runs: inside }];
}; // prettier-ignore

function readPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let line = 1;
  let before = '';
  for (let at = 0; at < text.length && pieces.length < MAX_STRINGS;) {
    STRING.lastIndex = at;
    const comment = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined;
    const match = comment === undefined && (text[at] === "'" || text[at] === '"') ? STRING.exec(text) : null;
    let end = at + 1;
    if (match) {
      end = at + match[0].length;
      pieces.push({
        line,
        before,
        text: match.slice(1).find((part) => part !== undefined) ?? '',
        after: text.slice(end, end + 40),
      });
      before = '';
    } else if (comment !== undefined) {
      const found = text.indexOf(comment, at + 2);
      end = found === -1 ? text.length : found + comment.length;
    } else if (!/\s/.test(text[at]!)) before = `${before.slice(-30)}${text[at]!}`;
    else if (/\w$/.test(before)) before = `${before} `;
    for (; at < end; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    before = match ? '' : before;
  }
  return pieces.map((piece) => ({ ...piece, before: piece.before.trimEnd() }));
}
