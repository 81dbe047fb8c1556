/**
 * What a JDK has and a JRE lacks. By the tool specifications of JDK 8, 11, 17 and 21 (docs.oracle.com/javase), read against
 * the Dockerfiles of adoptium/containers@d8d18d67a32e, docker-library/openjdk@43b2bb2e1424 and
 * corretto/corretto-docker@7075fecda59b; 2026-11-21. What only some JREs have counts as missing.
 */
const JDK_PROGRAMS: ReadonlySet<string> = new Set([
  'appletviewer', 'extcheck', 'idlj', 'jaotc', 'jar', 'jarsigner', 'javac', 'javadoc', 'javafxpackager', 'javah', 'javap',
  'javapackager', 'jcmd', 'jconsole', 'jdb', 'jdeprscan', 'jdeps', 'jfr', 'jhat', 'jhsdb', 'jimage', 'jinfo', 'jlink',
  'jmap', 'jmc', 'jmod', 'jnativescan', 'jpackage', 'jps', 'jrunscript', 'jsadebugd', 'jshell', 'jstack', 'jstat',
  'jstatd', 'jvisualvm', 'jwebserver', 'native2ascii', 'native-image', 'rmic', 'schemagen', 'serialver', 'wsgen',
  'wsimport', 'xjc',
]); // prettier-ignore

/** Programs that compile Java, or a language that is compiled to its byte code, or that attach to another JVM. */
const JDK_USERS: ReadonlySet<string> = new Set([
  'activator', 'ammonite', 'ant', 'bazel', 'bminstall', 'boot', 'clj', 'clojure', 'default-jdk', 'ecj', 'gradle',
  'gradlew', 'grails', 'groovyc', 'jattach', 'jbang', 'kotlinc', 'lein', 'leiningen', 'maven', 'mill', 'mvn', 'mvnd', 'mvnw',
  'sbt', 'scala', 'scalac', 'sdk', 'sdkmanager',
]); // prettier-ignore

/** Files of a JDK, and variables of those who build with one. */
const JDK_FILES =
  /\b(?:tools|dt|jconsole|sa-jdi)\.jar\b|\bjmods\b|\b(?:MAVEN|M2|GRADLE|ANT|SBT|ANDROID(?:_SDK)?|SDKMAN)_(?:HOME|ROOT|DIR)\b/;

/** A word that names something of a JDK; of one with a path, its last part counts. */
export function isOfJdk(word: string): boolean {
  const name = word.slice(word.lastIndexOf('/') + 1);
  return JDK_PROGRAMS.has(name) || JDK_USERS.has(name) || /^openjdk-?\d+-jdk/.test(name);
}

/**
 * The first word in a text that speaks of something that a JRE lacks, wherever it stands: in a command, in quotes, in a
 * JSON array. `app.jar` and `-jar` do not.
 */
export function findJdkWord(text: string): string | undefined {
  const word = text.split(/[\s;&|(){}<>"'`,[\]=:]+/).find((part) => isOfJdk(part) || SOURCE_FILE.test(part));
  return word ?? JDK_FILES.exec(text)?.[0] ?? AGENT.exec(text)?.[0];
}

/** `java Main.java` compiles it first (JEP 330). */
const SOURCE_FILE = /^[\w./-]+\.java$/;
/** What attaches to a JVM is in the JDK's module `jdk.attach`; an agent may need it. */
const AGENT = /-(?:javaagent|agentpath|agentlib)\b/;

/** Where the images of Java have it. */
const JVM_PATH =
  /(?:\$\{?(?:JAVA_HOME|JRE_HOME|JDK_HOME)\b\}?|\/opt\/java\/openjdk|\/opt\/(?:jdk|jre)[^/\s"':]*|\/usr\/lib\/jvm(?:\/[^/\s"':$]+)?|\/usr\/local\/openjdk-[\w.]+|\/usr\/java(?:\/[^/\s"':$]+)?|\bdocker-java-home)((?:\/[^\s"';:,&|)\]]*)?)/g;

/** What lies at the same place in the JDK and the JRE of a version. */
const SAME_PLACES = /^\/?(?:bin\/?|bin\/(?:java|keytool|rmiregistry))?$/;
/** From Java 9 on; Java 8 has these below `jre` in a JDK alone. */
const SAME_PLACES_SINCE_9 = /^\/(?:lib\/security(?:\/[\w.-]+)?|conf(?:\/[\w./-]+)?)$/;

/** A path of Java's own folder in a text. */
export interface JvmPath {
  /** As written. */
  readonly text: string;
  /** The variable or folder, without what lies below it. */
  readonly home: string;
  /** Whether a JDK and a JRE have it at the same place below their homes. */
  readonly isInBoth: boolean;
}

/** @param major of Java, `undefined` where it is not known */
export function findJvmPaths(text: string, major: number | undefined): readonly JvmPath[] {
  return [...text.matchAll(JVM_PATH)].map(([whole, rest = '']) => {
    const isInBoth = SAME_PLACES.test(rest) || (major !== undefined && major > 8 && SAME_PLACES_SINCE_9.test(rest));
    return { text: whole, home: whole.slice(0, whole.length - rest.length), isInBoth };
  });
}

/** Whether a path is Java's folder, or one below or above it. */
export function isOfJvm(path: string): boolean {
  return (
    findJvmPaths(path, undefined).length > 0 ||
    /^\/(?:|opt\/?|opt\/java\/?|usr\/?|usr\/lib\/?|usr\/local\/?)$/.test(path)
  );
}

/** The version of Java that a tag names: 8 of `8u302-jdk`, 17 of `17.0.4_8-jdk`, 11 of `open-11-jdk`. */
export function javaVersion(tag: string): number | undefined {
  const match = /^(?:openjdk-|open-)?(?:jdk-)?(\d+)(?![\d])/.exec(tag);
  return match ? Number(match[1]) : undefined;
}

/**
 * The version of Java in a tag of the images `maven` and `gradle`: 17 of `3.9-eclipse-temurin-17` and of `8.5-jdk17`, 8 of
 * `3-jdk-8`. `undefined` where it is that of some day: `latest`, `3.9`, `jdk`.
 */
export function versionOfMavenTag(tag: string): number | undefined {
  const match =
    /(?:^|-)(?:jdk-?|eclipse-temurin-|openjdk-|amazoncorretto-|ibmjava-|sapmachine-|ibm-semeru-)(\d{1,2})(?=-|$)/.exec(
      tag,
    );
  return match ? Number(match[1]) : undefined;
}

/** Images of a JDK that have one with the JRE alone beside them, from the same hands. */
export const JDK_IMAGES: ReadonlySet<string> = new Set([
  'eclipse-temurin',
  'openjdk',
  'java',
  'amazoncorretto',
  'ibm-semeru-runtimes',
  'sapmachine',
  'azul-zulu',
]);

/** Images that have `java` by themselves. */
export function isJavaRuntime(path: string): boolean {
  return (
    JDK_IMAGES.has(path) ||
    path === 'maven' ||
    path === 'gradle' ||
    path === 'sbtscala/scala-sbt' ||
    /(?:^|\/)distroless\/java\d/.test(path)
  );
}

/** Where the image of the JDK is made of buildpack-deps:scm and that of the JRE of buildpack-deps:curl. */
export function hasFewerPrograms(path: string, tag: string): boolean {
  return (path === 'openjdk' || path === 'java') && !/slim|alpine|oracle|windows|nanoserver/.test(tag);
}

/** Packages of buildpack-deps:curl: both have them. */
export const IN_BOTH: ReadonlySet<string> = new Set([
  'adduser', 'ca-certificates', 'curl', 'dirmngr', 'gnupg', 'gnupg-l10n', 'gnupg-utils', 'gpg', 'gpg-agent',
  'gpg-wks-client', 'gpg-wks-server', 'gpgconf', 'gpgsm', 'netbase', 'openssl', 'pinentry-curses', 'readline-common', 'sq',
  'wget', 'bzip2', 'unzip', 'xz-utils', 'fontconfig', 'fontconfig-config', 'libfreetype6', 'p11-kit',
]); // prettier-ignore

/** What buildpack-deps:scm of Debian 10 and older has besides what is known of Debian 11: Mercurial was Python 2's. */
export const ONLY_IN_OLD_JDK: ReadonlySet<string> = new Set(['python', 'python2', 'python2.7', 'bzr']);
