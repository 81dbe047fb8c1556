import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const SBT = `lazy val root = (project in file("."))
  .enablePlugins(JavaAppPackaging)
  .settings(
    name := "Word Count",
    libraryDependencies += "com.typesafe" % "config" % "1.4.3"
  )
`;
const FILES: Files = {
  'build.sbt': SBT,
  'project/plugins.sbt': 'addSbtPlugin("com.github.sbt" % "sbt-native-packager" % "1.10.4")\n',
  'project/build.properties': 'sbt.version=1.10.7\n',
  'src/main/scala/Count.scala': '@main def count(): Unit = println(1)\n',
  'stop/words.txt': 'the\n',
};
const UBUNTU = 'sbtscala/scala-sbt:eclipse-temurin-21.0.5_11_1.10.7_3.6.2';
const SCALA = `FROM ${UBUNTU}
WORKDIR /app
COPY . .
RUN sbt clean stage
EXPOSE 9000
CMD ["target/universal/stage/bin/word-count", "-v"]
`;
const COPY_STAGE = 'COPY --from=build /app/target/universal/stage /app/target/universal/stage\n';
const SCALA_SPLIT = `FROM ${UBUNTU} AS build
WORKDIR /app
COPY . .
RUN sbt clean stage

FROM eclipse-temurin:21.0.5_11-jre
WORKDIR /app
${COPY_STAGE}COPY --from=build /app/stop /app/stop
EXPOSE 9000
CMD ["target/universal/stage/bin/word-count", "-v"]
`;
const CMD = 'CMD ["target/universal/stage/bin/word-count", "-v"]';
const ALPINE = 'sbtscala/scala-sbt:eclipse-temurin-alpine-21.0.2_13_1.9.9_3.4.0';

const wrong = changingAfter(SCALA, SCALA_SPLIT, FILES);
const alike = changingBoth(SCALA, SCALA_SPLIT, FILES);
const withFiles = (name: string, files: Files): HandSplit => [name, SCALA, SCALA_SPLIT, { ...FILES, ...files }];
const onAlpine = (name: string, change: (text: string) => string = (text) => text): HandSplit => [name, change(SCALA.replace(UBUNTU, ALPINE)), change(SCALA_SPLIT.replace(UBUNTU, ALPINE).replace('21.0.5_11-jre', '21.0.2_13-jre-alpine')), FILES]; // prettier-ignore

const GRADLE_FILES: Files = {
  'settings.gradle': "rootProject.name = 'mailer'\n",
  'build.gradle':
    "plugins { id 'application' }\ndependencies { implementation 'jakarta.mail:jakarta.mail-api:2.1.3' }\n",
  'src/main/java/Mailer.java': 'class Mailer { public static void main(String[] arguments) {} }\n',
};
const GRADLE = `FROM gradle:8.10-jdk21
WORKDIR /src
COPY . .
RUN gradle installDist --no-daemon
ENTRYPOINT ["/src/build/install/mailer/bin/mailer"]
`;
const COPY_DIST = 'COPY --from=build /src/build/install/mailer /src/build/install/mailer\n';
const GRADLE_SPLIT = `FROM gradle:8.10-jdk21 AS build
WORKDIR /src
COPY . .
RUN gradle installDist --no-daemon

FROM eclipse-temurin:21-jre-jammy
WORKDIR /src
${COPY_DIST}ENTRYPOINT ["/src/build/install/mailer/bin/mailer"]
`;
const wrongGradle = changingAfter(GRADLE, GRADLE_SPLIT, GRADLE_FILES);
const gradleWith = (name: string, files: Files): HandSplit => [name, GRADLE, GRADLE_SPLIT, { ...GRADLE_FILES, ...files }]; // prettier-ignore
const gradleAlike = changingBoth(GRADLE, GRADLE_SPLIT, GRADLE_FILES);

const ASSEMBLY: Files = {
  ...FILES,
  'project/plugins.sbt': 'addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.2.0")\n',
};
const assembly = (name: string, task: string, files = ASSEMBLY): HandSplit => {
  const to = (text: string) =>
    changing(changing(text)('clean stage', task))(CMD, 'CMD ["java", "-jar", "target/scala-3.6.2/count.jar"]');
  const jar = 'COPY --from=build /app/target/scala-3.6.2/count.jar /app/target/scala-3.6.2/count.jar\n';
  return [name, to(SCALA), changing(to(SCALA_SPLIT))(COPY_STAGE, jar), files];
};

const WRONG: readonly HandSplit[] = [
  wrong('an older Java', '21.0.5_11-jre', '17.0.13_11-jre'),
  wrong('another build of the same Java', '21.0.5_11-jre', '21.0.4_7-jre'),
  wrong('the development kit again', '21.0.5_11-jre', '21.0.5_11-jdk'),
  wrong('Java on Alpine', '21.0.5_11-jre', '21-jre-alpine'),
  wrong('a system without Java', 'eclipse-temurin:21.0.5_11-jre', 'ubuntu:24.04'),
  wrong('Java by other hands', 'eclipse-temurin:21.0.5_11-jre', 'amazoncorretto:21'),
  wrong('the distribution is not copied', COPY_STAGE, ''),
  wrong('the script without its libraries', COPY_STAGE, COPY_STAGE.replaceAll('/stage', '/stage/bin')),
  wrong('the libraries without the script', COPY_STAGE, COPY_STAGE.replaceAll('/stage', '/stage/lib')),
  wrong('what lies beside is lost', 'COPY --from=build /app/stop /app/stop\n', ''),
  wrong('another folder', 'WORKDIR /app\nCOPY --from', 'WORKDIR /srv\nCOPY --from'),
  alike('sbt is started', CMD, 'CMD ["sbt", "run"]'),
  alike('another script', CMD, 'CMD ["target/universal/stage/bin/count"]'),
  alike('a script that no rule knows', CMD, 'CMD ["target/pack/bin/word-count"]'),
  alike('no distribution is made', 'clean stage', 'clean compile'),
  alike('an archive is made', 'clean stage', 'clean universal:packageBin'),
  alike('a tool of the development kit', 'EXPOSE 9000', 'HEALTHCHECK CMD jps'),
  alike('a program of the old image', 'EXPOSE 9000', 'HEALTHCHECK CMD git --version'),
  alike('a variable of the image', 'EXPOSE 9000', 'LABEL sbt=$SBT_VERSION'),
  onAlpine('a script of bash on Alpine'),
  withFiles('no plugin makes a distribution', { 'project/plugins.sbt': '// "sbt-native-packager"\n' }),
  withFiles('a script with a template of its own', { 'src/templates/bash-template': 'exec java\n' }),
  withFiles('a script with more lines', { 'build.sbt': `${SBT}bashScriptExtraDefines += "cd /app"\n` }),
  withFiles('a distribution elsewhere', { 'build.sbt': `${SBT}stagingDirectory := file("/srv")\n` }),
  withFiles('a name that is worked out', { 'build.sbt': changing(SBT)('"Word Count"', 'sys.env("NAME")') }),
  withFiles('it compiles when it runs', { 'src/main/scala/Rules.scala': 'import scala.tools.nsc.Global\n' }),
  withFiles('it reads its sources', { 'src/main/scala/Read.scala': 'val f = "src/main/resources/a.txt"\n' }),
  assembly('a jar without what it depends on', 'package'),
  assembly('a jar, and no plugin that packs it', 'assembly', FILES),
  wrongGradle('no Java', 'eclipse-temurin:21-jre-jammy', 'ubuntu:22.04'),
  wrongGradle('an older Java for Gradle', 'eclipse-temurin:21-jre-jammy', 'eclipse-temurin:17-jre-jammy'),
  wrongGradle('the script alone', COPY_DIST, COPY_DIST.replaceAll('install/mailer', 'install/mailer/bin')),
  wrongGradle('no distribution of Gradle', COPY_DIST, ''),
  gradleAlike('a task that makes none', 'installDist', 'assemble'),
  gradleAlike('a distribution of Spring Boot', 'gradle installDist', 'gradle installBootDist'),
  gradleWith('a script that is changed', { 'build.gradle': `${GRADLE_FILES['build.gradle']!}startScripts { doLast { unixScript.text = '' } }\n` }), // prettier-ignore
  gradleWith('a name of its own', { 'settings.gradle': "rootProject.name = 'post'\n" }),
  gradleWith('a name that is worked out by Gradle', {
    'settings.gradle': 'rootProject.name = System.getenv("NAME")\n',
  }),
  gradleWith('the build lies elsewhere', { 'build.gradle': `${GRADLE_FILES['build.gradle']!}buildDir = '/srv'\n` }),
];

const RIGHT: readonly HandSplit[] = [
  ['sbt stage', SCALA, SCALA_SPLIT, FILES],
  onAlpine('bash, where the file installs it', (text) =>
    text
      .replace('WORKDIR /app\nCOPY . .', 'RUN apk add --no-cache bash\nWORKDIR /app\nCOPY . .')
      .replace('jre-alpine\nWORKDIR', 'jre-alpine\nRUN apk add --no-cache bash\nWORKDIR'),
  ),
  withFiles('a name that is written out', { 'build.sbt': `${SBT}executableScriptName := "word-count"\n` }),
  alike('a shell before it', CMD, 'CMD ["sh", "-c", "exec /app/target/universal/stage/bin/word-count $OPTIONS"]'),
  assembly('one jar with all that it depends on', 'clean assembly'),
  ['Gradle', GRADLE, GRADLE_SPLIT, GRADLE_FILES],
  gradleAlike('a task by its path', 'gradle installDist', 'gradle :installDist'),
];

judgeSplits('a stage that packs a program of Java with its libraries', WRONG, RIGHT);
