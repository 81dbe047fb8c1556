import { findBaseVariable } from './base-variables.ts';
import { findJavaArtifacts } from './java-artifacts.ts';
import { findJavaRuntime } from './java-runtime.ts';
import { findPackedStart, findShellObstacle, startOf } from './java-packed.ts';
import { findJavaStart, findKitObstacle } from './java-start.ts';
import { findOutsidePath } from './outside-paths.ts';
import type { SplitObstacle, SplitRecipe } from './split-plan.ts';
import { takeStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import { findLackingProgram, findLackingUser } from './lacking-program.ts';
import { readJavaProject } from '../../context/java-project.ts';
import { describeSearch, findStartedPrograms } from '../../context/started-programs.ts';
import { describeNotBuiltSplit } from '../../knowledge/images/built-splits.ts';
import { JDK_IMAGES } from '../../knowledge/java.ts';
import { completeAs } from '../../trace/java-distribution.ts';
import { findUnpackings } from '../../trace/unpackings.ts';

const COMPILES = /\b(?:javac|jar|mvnw?|gradlew?|ant|sbt)\b/;
/** They start what lies in a folder of theirs. */
const SERVERS: ReadonlySet<string> = new Set(['tomcat', 'jetty']);
const PACKS = /(?:^|[\s;&|/])(?:mvnw?|gradlew?|ant|sbt)\s/m;
/** Images of a tool that builds, made of one of a development kit. */
const TOOLS: ReadonlySet<string> = new Set(['maven', 'gradle', 'sbtscala/scala-sbt']);

/** A program in Java, or in another language of its machine, that is packed where it lies. */
export const JAVA: SplitRecipe = {
  id: 'java',
  plan(site, file, analysis) {
    const { base, stage, runs } = site;
    const { path } = base.image;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    if (SERVERS.has(path) && runs.some(({ content }) => PACKS.test(content.source)))
      return refuse('no-runtime-image', `the program is started by ${path}, which is installed in the image that it is built in`);
    if (!JDK_IMAGES.has(path) && !TOOLS.has(path)) return undefined;
    if (base.tag.split('-').includes('jre') || !runs.some(({ content }) => COMPILES.test(content.source)))
      return undefined;
    const { context } = site;
    const { catalogue } = analysis.surroundings;
    const runtime = findJavaRuntime(base, catalogue());
    if (runtime === undefined) {
      const detail = `no image with the JRE goes with ${base.image.name}:${base.tag} on the same release`;
      return refuse('no-runtime-image', detail);
    }
    const variable = findBaseVariable(site);
    if (variable) return variable;
    const stock = takeStock(site, file);
    if ('reason' in stock) return stock;
    const search = findStartedPrograms(context);
    const packages = keepPackages(site, stock.packages, base.facts.system?.suite ?? '', search.started);
    if ('reason' in packages) return packages;
    const packed = findPackedStart(site, stock, context);
    if (packed && 'reason' in packed) return packed;
    const start = packed ? (findKitObstacle(site, runtime, catalogue(), packed.name) ?? startOf(packed)) : findJavaStart(site, runtime, catalogue());
    if ('reason' in start) return start;
    const noShell = packed && findShellObstacle(packed, site, packages);
    if (noShell) return noShell;
    const programs = new Set(['java', 'keytool', ...(packed ? [packed.name] : [])]);
    const lacking = findLackingProgram(site, programs, packages, search.started, catalogue());
    if (lacking) return lacking;
    const users = catalogue().findFacts(runtime.path, runtime.tag)?.users ?? [];
    const nobody = runtime.path === path ? undefined : findLackingUser(site, users.map(({ name }) => name)); // prettier-ignore
    if (nobody) return nobody;
    const project = completeAs(readJavaProject(context), stock);
    if (project.needsJdk !== undefined) return refuse('needs-toolchain', `${project.needsJdk} compiles when it runs`);
    if (project.outside !== undefined)
      return refuse('needs-toolchain', `the libraries lie where the build has fetched them (${project.outside})`);
    const outside = findOutsidePath(site, stock, false);
    if (outside) return outside;
    const artifacts = findJavaArtifacts(site, stock, start, project, file, context, packed?.because);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'java',
      base: runtime.reference,
      artifacts,
      packages,
      lastSteps: [],
      evidence: [
        `${runtime.reference} has the Java of ${base.image.name}:${base.tag}, on the same release (${runtime.suite})`,
        ...(project.isOfSbt ? describeNotBuiltSplit('scala') : packed ? describeNotBuiltSplit('gradle-distribution') : []),
        ...(findUnpackings(stock).length > 0 ? describeNotBuiltSplit('unpacked-jar') : []),
      ],
      assumptions: [
        'No library compiles Java or attaches to a JVM when it runs: grep the list of dependencies for compilers and agents.',
        describeSearch(search),
      ],
    };
  },
}; // prettier-ignore
