/** A Dockerfile that stands in an article. */
interface ArticleText {
  /** Number of the article, and of the Dockerfile in it, from 1: `001-3`. */
  readonly id: string;
  readonly text: string;
}

interface Block {
  readonly info: string;
  readonly text: string;
  /** Nothing but empty lines stands between it and the block before. */
  readonly follows: boolean;
}

const KEYWORDS = 'FROM|RUN|CMD|COPY|ADD|WORKDIR|ENTRYPOINT|ENV|EXPOSE|USER|ARG|LABEL|VOLUME';
const BEGINS = new RegExp(`^(?:${KEYWORDS})\\s`, 'm');

/**
 * The Dockerfiles of an article in Markdown, in their order: what is fenced, and begins an instruction somewhere. Stages in blocks of
 * their own are joined to the builder that they name; a FROM behind a stage that is started, or that has no name, begins
 * the next Dockerfile.
 * @param number of the article
 */
export function readArticleTexts(number: string, article: string): readonly ArticleText[] {
  const texts: string[] = [];
  for (const { info, text, follows } of readBlocks(article)) {
    if (info !== '' && info !== 'dockerfile') continue;
    const restored = restoreLines(text);
    if (!BEGINS.test(restored) || (info === '' && /^ /m.test(text) && !follows)) continue;
    if (follows && /^FROM\s[^\n]*\n?$/.test(texts.at(-1) ?? '')) {
      texts.push(`${texts.pop()!.trimEnd()}\n${restored}`);
      continue;
    }
    texts.push(...splitFiles(restored));
  }
  return texts
    .map((text, i) => joinBuilder(text, texts.slice(0, i)))
    .map((text, i) => ({ id: `${number}-${i + 1}`, text: `${text.trimEnd()}\n` }));
}

function readBlocks(article: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly indent: number; readonly info: string; readonly follows: boolean } | undefined;
  let lines: string[] = [];
  let isBetween = false;
  for (const line of article.split('\n')) {
    const fence = /^( *)```([\w.]*)\s*$/.exec(line);
    // An article may be fenced as a whole.
    if (fence?.[2] === 'markdown') continue;
    if (!fence) {
      if (open) lines.push(line.slice(open.indent));
      else if (line.trim() !== '') isBetween = true;
      continue;
    }
    if (!open) {
      open = { indent: fence[1]!.length, info: fence[2]!, follows: !isBetween && blocks.length > 0 };
      lines = [];
      continue;
    }
    blocks.push({ info: open.info, text: lines.join('\n'), follows: open.follows });
    open = undefined;
    isBetween = false;
  }
  return blocks;
}

/** Line breaks that were lost when the article was copied. */
function restoreLines(text: string): string {
  if (text.trim().includes('\n') || !/\S(?:WORKDIR|RUN|COPY|USER|ADD|CMD)\s|\\ {2}/.test(text)) return text;
  return text
    .replaceAll(/\\ +/g, '\\\n    ')
    .replaceAll(/(?<=\S)(?=# )/g, '\n')
    .replaceAll(new RegExp(`(?<=[^\\s-])(?=(?:${KEYWORDS}) )`, 'g'), '\n');
}

/** Takes apart what is several Dockerfiles in one block: "before" and "after", or one for each language. */
function splitFiles(text: string): readonly string[] {
  const files: string[][] = [[]];
  let comments: string[] = [];
  let last: { readonly isNamed: boolean; isStarted: boolean } | undefined;
  for (const line of text.split('\n')) {
    if (/^(?:#.*)?\s*$/.test(line)) {
      comments.push(line);
      continue;
    }
    if (/^FROM\s/.test(line)) {
      if (last && (last.isStarted || !last.isNamed)) files.push([]);
      last = { isNamed: /\sAS\s/i.test(line), isStarted: false };
    }
    if (last && /^(?:CMD|ENTRYPOINT)\s/.test(line)) last.isStarted = true;
    files.at(-1)!.push(...comments, line);
    comments = [];
  }
  return files.map((lines) => lines.join('\n'));
}

/** A stage that copies from one which the article shows before it. */
function joinBuilder(text: string, earlier: readonly string[]): string {
  const wanted = [...text.matchAll(/--from=(\w+)/g)].map(([, name]) => name!);
  const own = new Set([...text.matchAll(/^FROM\s.*\sAS\s+(\w+)/gim)].map(([, name]) => name!));
  const missing = wanted.find((name) => !own.has(name));
  if (missing === undefined || !/^FROM\s/m.test(text)) return text;
  const builder = earlier.findLast((other) => new RegExp(`^FROM\\s.*\\sAS\\s+${missing}\\b`, 'im').test(other));
  return builder === undefined ? text : `${builder.trimEnd()}\n\n${text}`;
}
