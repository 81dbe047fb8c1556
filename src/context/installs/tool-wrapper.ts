import type { BuildContext } from '../build-context.ts';

/** From anywhere but a server; in a file of properties `:` may be written `\\:`. */
const LOCAL = /^[ \t]*distributionUrl[ \t]*[=:][ \t]*(?!https?\\?:)\S/m;

/**
 * Whether a wrapper takes its tool out of a file, which it may have to be given (docs.gradle.org, "Gradle Wrapper Reference";
 * maven.apache.org/wrapper). @param path of its properties @returns a clause
 */
export function findLocalWrapper(context: BuildContext, path: string): string | undefined {
  return LOCAL.test(context.readText(path) ?? '') ? `${path} takes the tool out of a file` : undefined;
}
