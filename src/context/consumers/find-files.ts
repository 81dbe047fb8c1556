import { readBakeUses, readHclBakeUses } from './bake.ts';
import { readComposeUses } from './compose.ts';
import { isDevcontainer, readDevcontainerUses } from './devcontainer.ts';
import { readGithubUses } from './github.ts';
import { readGitlabUses } from './gitlab.ts';
import { readJenkinsUses } from './jenkins.ts';
import { readHelmUses, readKubernetesUses } from './kubernetes.ts';
import { readAzureUses, readCircleUses, readTravisUses } from './other-pipelines.ts';
import type { ReadConsumer } from './reader.ts';
import { readJustUses, readMakeUses, readPackageUses, readShellUses } from './scripts.ts';
import { readTaskUses } from './taskfile.ts';
import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { memoize } from '../../text/memo.ts';

interface Reader {
  /** Of the whole path. */
  readonly path: RegExp;
  readonly read: ReadConsumer;
  readonly isYaml?: true;
  /** What its text has to have in it to be parsed. */
  readonly needs?: RegExp;
}

/** What a file that builds, runs or names an image has in it; others are not parsed. */
const MENTION = /\b(?:docker|podman|nerdctl|buildah|kaniko|images?|container|services|Dockerfile)\b/i;
const MANIFEST = /^(?:- )?apiVersion:/m;

/** By what a file is known; the first that fits counts. */
const READERS: readonly Reader[] = [
  { path: /(?:^|\/)(?:docker-|podman-)?compose[\w.-]*\.ya?ml$/, read: readComposeUses, isYaml: true },
  { path: /(?:^|\/)docker-bake[\w.-]*\.json$/, read: readBakeUses, needs: /./ },
  { path: /(?:^|\/)docker-bake[\w.-]*\.hcl$/, read: readHclBakeUses, needs: /./ },
  { path: /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/, read: readGithubUses, isYaml: true },
  { path: /(?:^|\/)(?:\.gitlab-ci[\w.-]*|[\w.-]+\.gitlab-ci)\.ya?ml$|(?:^|\/)\.gitlab\/.*\.ya?ml$/, read: readGitlabUses, isYaml: true },
  { path: /(?:^|\/)\.circleci\/config\.ya?ml$/, read: readCircleUses, isYaml: true },
  { path: /(?:^|\/)\.travis\.ya?ml$/, read: readTravisUses, isYaml: true },
  { path: /(?:^|\/)(?:azure-pipelines?[\w.-]*\.ya?ml$|\.azure(?:-pipelines|devops)?\/.*\.ya?ml$)/, read: readAzureUses, isYaml: true },
  { path: /(?:^|\/)Jenkinsfile[\w.-]*$/, read: readJenkinsUses },
  { path: /(?:^|\/)(?:GNUm|[Mm])akefile$|\.mk$/, read: readMakeUses },
  { path: /(?:^|\/)\.?[Jj]ustfile$/, read: readJustUses },
  { path: /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/, read: readTaskUses, isYaml: true },
  { path: /(?:^|\/)package\.json$/, read: readPackageUses },
  { path: /\.sh$/, read: readShellUses },
  { path: /(?:^|\/)templates\/.*\.ya?ml$/, read: readHelmUses, isYaml: true, needs: MANIFEST },
  { path: /\.ya?ml$/, read: readKubernetesUses, isYaml: true, needs: MANIFEST },
]; // prettier-ignore

/** Folders in which pipelines, manifests and scripts lie, by people's habit. */
const FOLDERS =
  /^(?:\.github|\.gitea|\.forgejo|\.gitlab|\.circleci|\.azure[\w-]*|\.devcontainer|\.docker|\.ci|ci|k8s|kube|kubernetes|manifests?|deploy|deployments?|helm|charts?|docker|compose|scripts?|bin|build|ops|infra|hack|tools|make)$/;
const MAX_DEPTH = 6;
const MAX_FOLDERS = 400;
const MAX_FILES = 300;

/** A file that may use an image, and what reads it. */
export interface FoundConsumer {
  readonly path: string;
  readonly read: ReadConsumer;
  readonly isYaml: boolean;
  readonly needs: RegExp;
}

/**
 * The files that may use an image: in the folder of the Dockerfile, in those above it up to the root, and below each of
 * them in folders that are there for such files. In the order of their paths.
 * @param folder of the Dockerfile, relative to the root
 */
export function findConsumerFiles(files: BuildContext, folder: string): readonly FoundConsumer[] {
  const known = knownOf(files);
  const found = new Map<string, FoundConsumer>();
  for (let at = folder; ; at = folderOf(at)) {
    const around = known.get(at) ?? findAround(files, at);
    known.set(at, around);
    for (const file of around) if (found.size < MAX_FILES) found.set(file.path, file);
    if (at === '') break;
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What was found in each folder: many Dockerfiles may lie in one. */
const knownOf = memoize<BuildContext, Map<string, readonly FoundConsumer[]>>(() => new Map());

function findAround(files: BuildContext, folder: string): readonly FoundConsumer[] {
  const found: FoundConsumer[] = [];
  let folders = 0;
  const look = (at: string, depth: number): void => {
    folders += 1;
    if (folders > MAX_FOLDERS) return;
    for (const name of files.namesIn(at)) {
      const path = joinPath(at, name);
      const isEntered = depth < MAX_DEPTH && (depth > 0 || FOLDERS.test(name)) && files.isFolder(path);
      if (isEntered) look(path, depth + 1);
      const reader = isEntered ? undefined : findReader(path);
      if (reader && found.length < MAX_FILES) found.push(reader);
    }
  };
  look(folder, 0);
  return found;
}

function findReader(path: string): FoundConsumer | undefined {
  if (isDevcontainer(path)) return { path, read: readDevcontainerUses, isYaml: false, needs: /./ };
  const reader = READERS.find((one) => one.path.test(path));
  if (!reader || baseName(path) === 'pnpm-lock.yaml') return undefined;
  return { path, read: reader.read, isYaml: reader.isYaml === true, needs: reader.needs ?? MENTION };
}
