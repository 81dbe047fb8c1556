import { resolvePath, type StageWrites } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';
import type { JavaProject } from '../context/java-project.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { readInvocation } from '../knowledge/invocation.ts';

/** A folder with a program of Java: a start script, and all the libraries that it names. */
export interface JavaDistribution {
  /** Absolute. */
  readonly folder: string;
  /** Which shell its script is written for. */
  readonly shell: 'sh' | 'bash';
  /** As a clause: `gradle installDist makes it`. */
  readonly because: string;
}

const GRADLE = /^(\/.*?)\/build\/install\/([\w.-]+)\/bin\/([\w.-]+)$/;
const SBT = /^(\/.*?)\/(?:target\/universal\/stage)\/bin\/([\w.-]+)$/;

/** What a build tells of itself. */
export interface BuildFiles {
  readonly writes: StageWrites;
  readonly context: BuildContext;
  readonly copies: readonly Copy[];
}

/**
 * The distribution that a start script belongs to, by the conventions of Gradle's plugin `application` and of
 * sbt-native-packager; why it is not known, as a clause; `undefined` where the path is that of neither.
 * @param program absolute path of what is started
 */
export function findDistribution(program: string, files: BuildFiles): JavaDistribution | string | undefined {
  const gradle = GRADLE.exec(program);
  if (gradle) return ofGradle(gradle[1]!, gradle[2]!, gradle[3]!, files);
  const sbt = SBT.exec(program);
  return sbt ? ofSbt(sbt[1]!, sbt[2]!, files) : undefined;
}

/** They change where a distribution lies, or what its script does (docs.gradle.org, "The Application Plugin"). */
const OWN_GRADLE = /\b(?:startScripts|CreateStartScripts|distributionBaseName|executableDir|installDist|installDirectory|destinationDir\w*|buildDir|layout\.buildDirectory)\b|-(?:javaagent|agentlib|agentpath)\b/; // prettier-ignore

function ofGradle(project: string, folder: string, script: string, files: BuildFiles): JavaDistribution | string {
  const step = files.writes.commands.find(({ command, folder: own }) => {
    const program = readInvocation(command)?.program ?? '';
    const words = command.words.map(({ value, text }) => value ?? text);
    return (/^gradlew?$/.test(program) || words.some((word) => /(?:^|\/)gradlew$/.test(word))) && isAtOrBelow(project, own) && words.some((word) => /^(?::?[\w:-]*:)?installDist$/.test(word));
  });
  if (!step) return `no step runs installDist, which makes ${project}/build/install`;
  const text = readFirst(files, project, ['build.gradle', 'build.gradle.kts']);
  const settings = readFirst(files, step.folder, ['settings.gradle', 'settings.gradle.kts']);
  if (text === undefined) return `there is no build.gradle to be read in ${project}`;
  const own = OWN_GRADLE.exec(text)?.[0];
  if (own !== undefined) return `${own} in build.gradle may change the script, or where it lies`;
  const isRoot = project === step.folder;
  const base = project.slice(project.lastIndexOf('/') + 1);
  const path = project.slice(step.folder === '/' ? 1 : step.folder.length + 1).replaceAll('/', ':');
  if (!isRoot && !namesProject(settings ?? '', path)) return `settings.gradle names no project ${path}`;
  const named = literal(text, /\bapplicationName\s{0,8}=\s{0,8}/g) ?? (isRoot ? literal(settings ?? '', /\brootProject\.name\s{0,8}=\s{0,8}/g) : undefined);
  const name = named ?? (/\bapplicationName\b/.test(text) || (isRoot && /\brootProject\.name\b/.test(settings ?? '')) ? undefined : base);
  if (name !== folder || name !== script) return `Gradle calls the program ${name ?? 'by a name that is not written out'}, and not ${folder}/bin/${script}`;
  return { folder: `${project}/build/install/${folder}`, shell: 'sh', because: 'gradle installDist puts the script and all its libraries there' };
} // prettier-ignore

function namesProject(settings: string, path: string): boolean {
  return [...settings.matchAll(/\binclude\b[^\n]{0,400}/g)].some(([line]) =>
    [...line.matchAll(/["']:?([\w:.-]+)["']/g)].some(([, name]) => name === path),
  );
}

/** They change where a distribution lies, or add lines to its script (sbt-native-packager, "Java Application Plugin"). */
const OWN_SBT = /\b(?:bashScript(?:TemplateLocation|ExtraDefines|Defines)|makeBashScripts?|executableDir|stagingDirectory|scriptClasspath|target\s{0,8}:=|LauncherJarPlugin|ClasspathJarPlugin|JavaAgent\b|-(?:javaagent|agentlib|agentpath)\b)/; // prettier-ignore

function ofSbt(project: string, script: string, files: BuildFiles): JavaDistribution | string {
  const step = files.writes.commands.find(({ command, folder }) => isAtOrBelow(project, folder) && tasksOfSbt(command.words.map(({ value, text }) => value ?? text)).some((task) => /^(?:[\w-]+\/)?(?:[Uu]niversal[:/])?stage$/.test(task)));
  if (!step) return `no step runs stage, which makes ${project}/target/universal/stage`;
  const text = readFirst(files, step.folder, ['build.sbt']);
  const own = project === step.folder ? undefined : readFirst(files, project, ['build.sbt']);
  if (text === undefined) return `there is no build.sbt to be read in ${step.folder}`;
  const all = [text, own ?? ''].join('\n').replace(/\/\/[^\n]*/g, '');
  const odd = OWN_SBT.exec(all)?.[0];
  if (odd !== undefined) return `${odd} in build.sbt may change the script, or where it lies`;
  if (hasTemplate(files, project)) return 'the project has a template of its own for the script';
  if (!readPlugins(files, step.folder).some((plugins) => /"sbt-native-packager"|"sbt-plugin"/.test(plugins))) return 'no file in project/ names sbt-native-packager or Play';
  const base = project.slice(step.folder === '/' ? 1 : step.folder.length + 1);
  if (base !== '' && !new RegExp(`\\bfile\\(\\s{0,8}"${base.replace(/[^\w/-]/g, '.')}"`).test(all) && !new RegExp(`\\bval\\s{1,8}${base.replace(/\W/g, '.')}\\s{0,8}=`).test(all)) return `build.sbt names no project in ${base}`;
  const explicit = literals(all, /\bexecutableScriptName\s{0,8}:=\s{0,8}/g);
  const names = explicit.length > 0 ? explicit : [...literals(all, /\bname\s{0,8}:=\s{0,8}/g), ...projectIds(all)].map((name) => name.toLowerCase().replace(/\W+/g, '-'));
  if (!names.includes(script)) return `build.sbt names no program ${script}`;
  const shell = /\bAshScriptPlugin\b/.test(all) ? 'sh' : 'bash';
  return { folder: `${project}/target/universal/stage`, shell, because: 'sbt stage puts the script and all its libraries there' };
} // prettier-ignore

function projectIds(text: string): readonly string[] {
  return [...text.matchAll(/\bval\s{1,8}([\w-]{1,60})\s{0,8}=\s{0,8}\(?\s{0,8}project\b/g)].map(([, name]) => name!);
}

function hasTemplate({ context, copies }: BuildFiles, project: string): boolean {
  return findContextPath(copies, context, resolvePath(project, 'src/templates')) !== undefined;
}

function readPlugins({ context, copies }: BuildFiles, folder: string): readonly string[] {
  const found = findContextPath(copies, context, resolvePath(folder, 'project'));
  if (found?.kind !== 'found') return [];
  return context
    .namesIn(found.contextPath)
    .filter((name) => name.endsWith('.sbt'))
    .map((name) => (context.readText(`${found.contextPath}/${name}`) ?? '').replace(/\/\/[^\n]*/g, ''));
}

/** The tasks that sbt is given: `clean stage`, `;clean ;web/stage`, `"project web" stage`. */
export function tasksOfSbt(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /(?:^|\/)sbt$/.test(word));
  if (at === -1) return [];
  return words.slice(at + 1).flatMap((word) => word.split(';').map((task) => task.trim())).filter((task) => task !== '' && !task.startsWith('-')); // prettier-ignore
}

/** A project of sbt packs what it depends on only where it is told to; with Maven and Gradle, the plugin does so by itself. */
export function completeAs(project: JavaProject, writes: StageWrites): JavaProject {
  return project.isOfSbt ? { ...project, isComplete: project.isComplete && assemblesJar(writes) } : project;
}

/** Whether a step packs all that the program depends on into one jar (sbt-assembly's README). */
function assemblesJar({ commands }: StageWrites): boolean {
  return commands.some(({ command }) =>
    tasksOfSbt(command.words.map(({ value, text }) => value ?? text)).some((task) => /^(?:[\w-]+\/)?assembly$/.test(task)),
  );
} // prettier-ignore

function readFirst({ context, copies }: BuildFiles, folder: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = findContextPath(copies, context, resolvePath(folder, name));
    if (found?.kind === 'found') return context.readText(found.contextPath);
  }
  return undefined;
}

/** The one text in quotes behind a pattern. */
function literal(text: string, before: RegExp): string | undefined {
  const [own, another] = literals(text, before);
  return another === undefined ? own : undefined;
}

function literals(text: string, before: RegExp): readonly string[] {
  return [...text.matchAll(before)].flatMap(({ index, 0: whole }) => {
    const rest = text.slice(index + whole.length, index + whole.length + 120);
    return /^(["'])([\w .+-]{1,80})\1/.exec(rest)?.[2] ?? [];
  });
}
