import { findJavaArtifacts } from './java-artifacts.ts';
import { findJavaRuntime } from './java-runtime.ts';
import { findJavaStart } from './java-start.ts';
import { findOutsidePath } from './outside-paths.ts';
import type { SplitObstacle, SplitRecipe } from './split-plan.ts';
import { takeStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import { findLackingProgram, findLackingUser } from './lacking-program.ts';
import { readJavaProject } from '../../context/java-project.ts';
import { describeSearch, findStartedPrograms } from '../../context/started-programs.ts';
import { JDK_IMAGES } from '../../knowledge/java.ts';

const COMPILES = /\b(?:javac|jar|mvnw?|gradlew?|ant)\b/;

/** A program in Java, or in another language of its machine, that is packed where it lies. */
export const JAVA: SplitRecipe = {
  id: 'java',
  plan(site, file, analysis) {
    const { base, stage, runs } = site;
    const { path } = base.image;
    if (!JDK_IMAGES.has(path) && path !== 'maven' && path !== 'gradle') return undefined;
    if (base.tag.split('-').includes('jre') || !runs.some(({ content }) => COMPILES.test(content.source)))
      return undefined;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    const { context, catalogue } = analysis.surroundings;
    if (!context || !site.copies) return refuse('no-context', 'what is copied into it is not known');
    const runtime = findJavaRuntime(base, catalogue());
    if (runtime === undefined) {
      const detail = `no image with the JRE goes with ${base.image.name}:${base.tag} on the same release`;
      return refuse('no-runtime-image', detail);
    }
    const stock = takeStock(site, file);
    if ('reason' in stock) return stock;
    const search = findStartedPrograms(context);
    const packages = keepPackages(site, stock.packages, base.facts.system?.suite ?? '', search.started);
    if ('reason' in packages) return packages;
    const start = findJavaStart(site, runtime, catalogue());
    if ('reason' in start) return start;
    const lacking = findLackingProgram(site, new Set(['java', 'keytool']), packages, search.started, catalogue());
    if (lacking) return lacking;
    const users = catalogue().findFacts(runtime.path, runtime.tag)?.users ?? [];
    const nobody = runtime.path === path ? undefined : findLackingUser(site, users.map(({ name }) => name)); // prettier-ignore
    if (nobody) return nobody;
    const project = readJavaProject(context);
    if (project.needsJdk !== undefined) return refuse('needs-toolchain', `${project.needsJdk} compiles when it runs`);
    if (project.outside !== undefined)
      return refuse('needs-toolchain', `the libraries lie where the build has fetched them (${project.outside})`);
    const outside = findOutsidePath(site, stock, false);
    if (outside) return outside;
    const artifacts = findJavaArtifacts(site, stock, start, project, file, context);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'java',
      base: runtime.reference,
      artifacts,
      packages,
      lastSteps: [],
      evidence: [
        `${runtime.reference} has the Java of ${base.image.name}:${base.tag}, on the same release (${runtime.suite})`,
      ],
      assumptions: [
        'No library compiles Java or attaches to a JVM when it runs: grep the list of dependencies for compilers and agents.',
        describeSearch(search),
      ],
    };
  },
};
