import type { BuildContext } from './build-context.ts';
import { baseName } from './context-path.ts';

/** What the files of a Java project tell of what it needs when it runs. */
export interface JavaProject {
  /** Whether its jar holds all that it depends on: a plugin packs it so, or there is nothing to pack. */
  readonly isComplete: boolean;
  /** Its jar is one of Spring Boot, which takes itself apart when it is told to. */
  readonly isOfBoot: boolean;
  /** It says by itself which layers that jar has. */
  readonly hasOwnLayers: boolean;
  /** It is built by sbt, whose plugins pack a jar only when they are asked to. */
  readonly isOfSbt: boolean;
  /** What says that libraries lie outside of the project, as written. */
  readonly outside: string | undefined;
  /** A source that speaks of a folder of sources, out of which it may read when it runs. */
  readonly readsSources: string | undefined;
  /** A source that compiles or attaches to a JVM when it runs, for which there has to be a JDK. */
  readonly needsJdk: string | undefined;
}

const MANIFESTS = /^(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|libs\.versions\.toml|build\.xml|[\w-]+\.sbt)$/;
const SOURCES = /\.(?:java|kt|kts|groovy|scala|properties|ya?ml|xml)$/;
/** Plugins that pack what a program depends on into its jar, by their names in Maven and Gradle. */
const PACKING =
  /\bspring-boot-maven-plugin\b|\bmaven-shade-plugin\b|\bjar-with-dependencies\b|\borg\.springframework\.boot\b|\bcom\.github\.johnrengelman\.shadow\b|\bcom\.gradleup\.shadow\b|\bio\.ktor\.plugin\b|"sbt-assembly"/;
const BOOT = /\bspring-boot-maven-plugin\b|\borg\.springframework\.boot\b/;
const OWN_LAYERS = /<layers>[^]{0,200}?<configuration>|\bintoLayer\b|\blayerOrder\b/;
const OUTSIDE = /\bspring-boot-thin\b|\bthin-launcher\b|\blocalRepository\b|\.m2\/|\.gradle\/caches|classpathLayoutType>\s*repository|<classpathPrefix>\s*(?:\/|\.\.|\$)/; // prettier-ignore
const COMPILER = /\bjavax\.tools\b|\bcom\.sun\.(?:tools|jdi|source)\b|\bToolProvider\b|\bscala\.tools\.(?:nsc|reflect)\b|\bdotty\.tools\b|\bVirtualMachine\.attach\b|\bByteBuddyAgent\b/; // prettier-ignore
const DEPENDENCY =
  /<dependency>|\blibraryDependencies\b|\b(?:implementation|api|compile|runtimeOnly|runtime)\b\s*[("']/;

const MOST_MANIFESTS = 200;
const MOST_SOURCES = 5000;

/** Reads manifests as texts, without a parser of XML: what is not found is taken for the worse. */
export function readJavaProject(context: BuildContext): JavaProject {
  const paths = context.list().filter((path) => !/(?:^|\/)(?:src\/test|target|build|\.git|node_modules)\//.test(path));
  const manifests = paths.filter((path) => MANIFESTS.test(baseName(path))).slice(0, MOST_MANIFESTS);
  const text = manifests.map((path) => withoutComments(context.readText(path) ?? '<dependency>')).join('\n');
  const jars = paths.some((path) => path.endsWith('.jar') && !path.endsWith('-wrapper.jar'));
  let readsSources: string | undefined;
  let needsJdk: string | undefined;
  const sources = paths.filter((path) => SOURCES.test(path) && !MANIFESTS.test(baseName(path)));
  if (sources.length > MOST_SOURCES) readsSources = needsJdk = 'one of too many sources';
  for (const path of sources.slice(0, MOST_SOURCES)) {
    const source = context.readText(path) ?? '';
    if (source.includes('src/main/')) readsSources ??= path;
    if (COMPILER.test(source)) needsJdk ??= path;
  }
  const needsNothing = !DEPENDENCY.test(text) && !jars;
  const isOfSbt = manifests.some((path) => baseName(path) === 'build.sbt');
  return {
    isComplete: PACKING.test(text) || (needsNothing && !isOfSbt),
    isOfBoot: BOOT.test(text),
    hasOwnLayers: OWN_LAYERS.test(text),
    isOfSbt,
    outside: OUTSIDE.exec(text)?.[0],
    readsSources,
    needsJdk,
  };
}

/** Those of XML. */
function withoutComments(text: string): string {
  let rest = text;
  let kept = '';
  for (let start = rest.indexOf('<!--'); start !== -1; start = rest.indexOf('<!--')) {
    const end = rest.indexOf('-->', start);
    kept += rest.slice(0, start);
    if (end === -1) return kept;
    rest = rest.slice(end + 3);
  }
  return kept + rest;
}
