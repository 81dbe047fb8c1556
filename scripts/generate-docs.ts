import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EFFECTS } from '../src/check/effects.ts';
import { FILE_REFUSALS } from '../src/dockerfile/refusal.ts';
import { GUIDES, type Transform } from '../src/transform/transform.ts';

const TRANSFORMS = fileURLToPath(new URL('../transforms', import.meta.url));

/** The pages of the transforms, by their paths: one for each transform, from its doc comment; and the list of all, beside their code. */
export function makePages(preset: readonly Transform[]): Readonly<Record<string, string>> {
  const pages = Object.fromEntries(
    preset.map((transform) => [`docs/transforms/${transform.id}.md`, makePage(transform)]),
  );
  return { ...pages, 'transforms/README.md': makeList(preset), 'docs/refused-files.md': makeFileRefusals() };
}

const GENERATED = '<!-- Generated from the code by `npm run generate`. Do not edit. -->';

function makePage(transform: Transform): string {
  const { id, category, isDefault, applicability, effects, answers, refusals } = transform;
  const rows = Object.entries(refusals).map(
    ([reason, { because, remedy }]) => `| \`${reason}\` | ${because} | ${remedy} |`,
  );
  return `${GENERATED}

# ${id}

${readDocComment(id)}

## What it may change

${effects.length === 0 ? 'Nothing.' : effects.map((effect) => `- \`${effect}\`: ${EFFECTS[effect].says}`).join('\n')}

${SAFETY[applicability]}
It is ${isDefault ? '' : 'not '}part of an ordinary run, and a matter of ${category}.${answers.length > 0 ? ` \`# hadolint ignore=${answers.join(',')}\` above an instruction switches it off there.` : ''}
${rows.length === 0 ? '' : refusalTable(rows)}`;
}

const SAFETY: Readonly<Record<Transform['applicability'], string>> = {
  safe: 'Its fixes are safe where nothing is assumed.',
  unsafe: 'Each of its fixes rests on an assumption: it is applied with `--unsafe`, or `allow` in the configuration.',
  'display-only': 'What it finds is only shown: no run applies it.',
};

function refusalTable(rows: readonly string[]): string {
  return `
## When it leaves a place alone

| reason | because | what would change that |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function makeList(preset: readonly Transform[]): string {
  const rows = preset.map((transform) => {
    const { id, summary, category, isDefault, applicability } = transform;
    return `| [${id}](../docs/transforms/${id}.md) | ${summary} | ${category} | ${applicability} | ${isDefault ? 'yes' : 'no'} | ${describeRules(transform)} |`;
  });
  return `${GENERATED}

# Transforms

In the order in which they run; each sees what the ones before it made. "At best" is what a fix can be where nothing is
assumed. The last column names the rules that ask for the same: those of hadolint (DL, SC), the checks of BuildKit, the guides
of Docker.

| transform | what it does | for | at best | by default | rules |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function describeRules({ answers, guide }: Transform): string {
  const page = guide === undefined ? [] : [`[Docker](${GUIDES}${guide})`];
  return [...answers, ...page].join(', ');
}

function makeFileRefusals(): string {
  const rows = Object.entries(FILE_REFUSALS).map(
    ([reason, { because, remedy }]) => `| \`${reason}\` | ${because} | ${remedy} |`,
  );
  return `${GENERATED}

# Files that are left alone

A refused file keeps every byte, and is no error: the exit code is 0.

| reason | because | what would change that |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** The text of the doc comment above the transform's declaration, which is its page. */
function readDocComment(id: string): string {
  for (const file of readdirSync(TRANSFORMS, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(`${TRANSFORMS}/${file}`, 'utf8');
    if (!source.includes(`\n  id: '${id}',`)) continue;
    const comment = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport const \w+: Transform/.exec(source)?.[1];
    if (comment === undefined) throw new Error(`${file} has no doc comment above its transform`);
    return comment.replace(/^ \* ?/gm, '').trim();
  }
  throw new Error(`no file in transforms/ declares the id ${id}`);
}
