import { readInvocation } from './invocation.ts';
import type { Command } from '../shell/script.ts';

/** A build tool of Java that fetches libraries by the way. */
export type LibraryTool = 'maven' | 'gradle';

/** A command that builds a project, and has to fetch its libraries first. */
export interface LibraryBuild {
  readonly tool: LibraryTool;
  /** The command that fetches ahead of it, by the same program in the same manner. */
  readonly fetch: string;
}

interface BuildSyntax {
  readonly program: RegExp;
  readonly steps: RegExp;
  /** What is said again to the step that fetches: where the project is, what is printed, and who works. */
  readonly kept: RegExp;
  /** Those of them behind which a value stands. */
  readonly keptWithValue: readonly string[];
  /** They change nothing of what is fetched. */
  readonly plain: RegExp;
  readonly withValue: readonly string[];
  readonly fetch: string;
}

/**
 * maven.apache.org, "Introduction to the Build Lifecycle", and `mvn --help` of 3.9; `gradle --help` of 8, and docs.gradle.org,
 * "The Java Plugin", "The Application Plugin"; 2026-11-21. What is not named here may fetch something else.
 */
const SYNTAX: Readonly<Record<LibraryTool, BuildSyntax>> = {
  maven: {
    program: /^(?:mvn|\.\/mvnw)$/,
    steps: /^(?:clean|validate|compile|test-compile|test|package|verify|install)$/,
    kept: /^(?:-B|--batch-mode|-q|--quiet|-ntp|--no-transfer-progress|-e|--errors)$/,
    plain: /^(?:-T|--threads|-ff|-fae|-X|-V)$|^-D(?:skipTests|skipITs|maven\.test\.skip|maven\.javadoc\.skip|checkstyle\.skip|spotbugs\.skip|pmd\.skip|jacoco\.skip|maven\.compiler\.\w+|style\.color)(?:=[\w.]+)?$/,
    keptWithValue: ['-f', '--file'],
    withValue: ['-T', '--threads'],
    fetch: 'dependency:go-offline',
  },
  gradle: {
    program: /^(?:gradle|\.\/gradlew)$/,
    steps: /^:?(?:[\w-]+:)*(?:clean|build|assemble|classes|test|check|jar|war|bootJar|bootWar|shadowJar|installDist)$/,
    kept: /^(?:--no-daemon|--console=plain|--no-watch-fs)$/,
    plain: /^(?:-x|--exclude-task|--stacktrace|-s|--info|-i|--parallel|--no-parallel|--build-cache|--no-build-cache|--quiet|-q|--console=\w+|--warning-mode=\w+)$/,
    keptWithValue: [],
    withValue: ['-x', '--exclude-task'],
    fetch: 'dependencies',
  },
}; // prettier-ignore

const TOOLS = ['maven', 'gradle'] as const satisfies readonly LibraryTool[];

/** @returns `undefined` for a command that is none, or of which a word may change what is fetched */
export function readLibraryBuild(command: Command): LibraryBuild | undefined {
  const invocation = readInvocation(command);
  const name = invocation?.programWord.value;
  if (!invocation || name === undefined || invocation.via.length > 0 || command.assignments.length > 0)
    return undefined;
  const tool = TOOLS.find((each) => SYNTAX[each].program.test(name));
  if (tool === undefined) return undefined;
  const { steps, kept, keptWithValue, plain, withValue, fetch } = SYNTAX[tool];
  const words = invocation.args.map(({ value }) => value);
  const options: string[] = [];
  let builds = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) return undefined;
    if (kept.test(word)) options.push(word);
    else if (keptWithValue.includes(word)) {
      const value = words[(at += 1)];
      if (value === undefined || !/^[\w./-]+$/.test(value)) return undefined;
      options.push(word, value);
    } else if (withValue.includes(word)) at += 1;
    else if (steps.test(word)) builds ||= !/(?:^|:)clean$/.test(word);
    else if (!plain.test(word)) return undefined;
  }
  return builds ? { tool, fetch: [name, ...options, fetch].join(' ') } : undefined;
}

/** Whether a text speaks of what fetches already, of where from, or of a place that holds what was fetched. */
export function findFetchTrouble(text: string): string | undefined {
  return /\bmvnw?\b|\bgradlew?\b|dependency:|go-offline|--offline|\.m2\b|\.gradle\/|\binit\.gradle\b|settings\.xml|maven-metadata|_TOKEN\b|\bnetrc\b/.exec(text)?.[0];
} // prettier-ignore
