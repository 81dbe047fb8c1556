import { everydayProjects } from './all-projects.ts';
import { BUILT_AS_PROJECT, NOT_BUILT } from './not-built.ts';
import { baseProjects } from '../bases/all-projects.ts';
import type { Transform } from '../../../src/transform/transform.ts';

/** The projects that build a transform, with the folder of tests that they are in; none where nothing does. */
export function projectsOf(id: string): readonly string[] {
  const everyday = everydayProjects.filter(({ transforms }) => transforms.includes(id)).map(({ name }) => name);
  const bases = baseProjects.filter(({ transform }) => transform === id).map(({ name }) => name);
  const whole = BUILT_AS_PROJECT[id];
  return [...everyday, ...bases, ...(whole === undefined ? [] : [`test/projects/${whole}`])];
}

/** docs/built.md: for each transform what builds it, or why nothing can. */
export function makeBuiltPage(preset: readonly Transform[]): string {
  const ids = preset.map(({ id }) => id).toSorted();
  const built = ids.filter((id) => !Object.hasOwn(NOT_BUILT, id));
  return `<!-- Written by \`npm run vitest -- test/verify/everyday.test.ts -u\`. Do not edit. -->

# What was built for real, and what was not

Of ${ids.length} transforms, ${built.length} are built before and after by \`npm run engine\`: each in a small project of its own kind, alone or with those
that go with it. Both images have to build, to have the same configuration, and to print or answer the same. Of those in
\`test/verify/everyday\` all files of both images are compared, with kind, owner, mode and content: nothing may differ but logs,
times, and what the project names; and the image may not get larger. What they start from are images of our own, made of
Debian's packages, under the names of the official ones; dnf, zypper and pacman are those that Debian packages, each with a
repository of two packages of our own. \`docs/bases.md\` says it of base images and users in detail.

| transform | built as |
| --- | --- |
${built.map((id) => `| \`${id}\` | ${projectsOf(id).join('; ')} |`).join('\n')}

## Not verified by a build

\`--verify\` builds them where you are.

| transform | because |
| --- | --- |
${ids.flatMap((id) => (NOT_BUILT[id] === undefined ? [] : [`| \`${id}\` | ${NOT_BUILT[id]} |`])).join('\n')}
`;
}
