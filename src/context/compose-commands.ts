import type { BuildContext } from './build-context.ts';

const FILES = /^(?:docker-)?compose[\w.-]*\.ya?ml$/;
/** What people run in an image while they develop. */
const DEVELOPMENT =
  /\b(?:npm|yarn|pnpm)\s+(?:run\s+)?(?:dev|develop|watch|test|lint|serve)\b|\b(?:nodemon|ts-node(?:-dev)?|tsx|vitest|jest|pytest|phpunit|webpack(?:-dev-server)?|vite)\b/;

/** A command of development that a Compose file at the root of a context runs, with its place, as a clause. */
export function findComposeUse(context: BuildContext): string | undefined {
  for (const name of context.namesIn('').filter((each) => FILES.test(each))) {
    for (const { line, text } of readCommands(context.readText(name) ?? '')) {
      const found = DEVELOPMENT.exec(text)?.[0];
      if (found !== undefined) return `line ${line} of ${name} runs "${found.trim()}"`;
    }
  }
  return undefined;
}

/** The values of what Compose starts, lists as one text; their quotes and brackets gone. */
function readCommands(text: string): readonly { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string; indent: number }[] = [];
  let isOpen = false;
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.slice(0, 2000);
    const indent = line.length - line.trimStart().length;
    const last = found.at(-1);
    const value = /^\s*(?:command|entrypoint|test):(.*)$/.exec(line)?.[1];
    // The items of a list may stand as far to the left as their key.
    isOpen &&= last !== undefined && (indent > last.indent || (indent === last.indent && /^\s*-/.test(line)));
    const words = (value ?? line).replace(/^\s*-\s+/, '').replace(/["',[\]]+/g, ' ').replace(/\s+/g, ' ').trim();
    if (value !== undefined) {
      found.push({ line: at + 1, text: words, indent });
      isOpen = true;
    } else if (isOpen && last && last.text.length < 2000) last.text += ` ${words}`;
  }
  return found;
} // prettier-ignore
