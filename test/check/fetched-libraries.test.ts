import { describe, expect, test } from 'vitest';
import { type Files, judgeIn } from './judge-in-context.ts';

const POM = '<project><artifactId>shop</artifactId><dependencies><dependency><artifactId>a</artifactId></dependency></dependencies></project>'; // prettier-ignore
const MAVEN: Files = { 'pom.xml': POM, mvnw: '#!/bin/sh\n', '.mvn/wrapper/maven-wrapper.properties': '', 'src/A.java': '', 'other/pom.xml': POM }; // prettier-ignore
const GRADLE: Files = {
  'settings.gradle': "rootProject.name = 'shop'\n",
  'build.gradle': "dependencies { implementation 'com.google.guava:guava:33.0.0-jre' }\n",
  gradlew: '#!/bin/sh\n',
  'gradle/wrapper/gradle-wrapper.properties': '',
  'src/A.java': '',
};
const END = ['FROM eclipse-temurin:21-jre', 'COPY --from=build /src/target/shop.jar /shop.jar'];
const STEP = 'RUN mvn -B dependency:go-offline';
const BUILD = 'RUN mvn -B package -DskipTests';
type Lines = readonly string[];
type Pair = readonly [old: Lines, fresh: Lines];

const before: Lines = ['FROM maven:3.9-eclipse-temurin-21 AS build', 'WORKDIR /src', 'COPY . .', BUILD, ...END];
const EARLY = ['COPY pom.xml ./', 'COPY .mvn .mvn/'];
const after: Lines = [...before.slice(0, 2), ...EARLY, STEP, ...before.slice(2)];
const swap = (lines: Lines, from: string, to: Lines): Lines => lines.flatMap((line) => (line === from ? to : [line]));
const both = (from: string, to: string): Pair => [swap(before, from, [to]), swap(after, from, [to])];
const only = (from: string, to: Lines): Pair => [before, swap(after, from, to)];
const ofStep = (step: string, build: string): Pair => [swap(before, BUILD, [build]), swap(swap(after, BUILD, [build]), STEP, [step])]; // prettier-ignore

const GRADLE_BEFORE: Lines = ['FROM eclipse-temurin:21-jdk AS build', 'WORKDIR /src', 'COPY . .', 'RUN ./gradlew --no-daemon build -x test', ...END]; // prettier-ignore
const GRADLE_STEP: Lines = ['COPY build.gradle settings.gradle gradlew ./', 'COPY gradle gradle/', 'RUN ./gradlew --no-daemon dependencies']; // prettier-ignore
const gradle = (lines: Lines): Pair => [GRADLE_BEFORE, [...GRADLE_BEFORE.slice(0, 2), ...lines, ...GRADLE_BEFORE.slice(2)]]; // prettier-ignore

const PARTS: Lines = ['FROM maven:3.9-eclipse-temurin-21 AS build', 'WORKDIR /src', 'COPY pom.xml .', 'COPY .mvn .mvn', 'COPY src src', BUILD, ...END]; // prettier-ignore

const LAST: Lines = ['FROM maven:3.9-eclipse-temurin-21 AS build', 'COPY src /home/app/src', 'COPY .mvn /home/app/.mvn', 'COPY pom.xml /home/app', 'RUN mvn -f /home/app/pom.xml package', ...END]; // prettier-ignore
const LAST_STEP = 'RUN mvn -f /home/app/pom.xml dependency:go-offline';
const LAST_FRESH: Lines = [LAST[0]!, LAST[2]!, LAST[3]!, LAST_STEP, LAST[1]!, ...LAST.slice(4)];

const WRONG: readonly (readonly [name: string, old: Lines, fresh: Lines, files?: Files])[] = [
  ['another goal', ...only(STEP, ['RUN mvn -B dependency:purge-local-repository'])],
  ['it runs the build', ...only(STEP, ['RUN mvn -B package'])],
  ['a failure is forgiven', ...only(STEP, [`${STEP} || true`])],
  ['another program', ...only(STEP, ['RUN ./mvnw -B dependency:go-offline'])],
  ['another profile', ...only(STEP, ['RUN mvn -B -Pall dependency:go-offline'])],
  ['with a mount', ...only(STEP, ['RUN --mount=type=cache,target=/root/.m2 mvn -B dependency:go-offline'])],
  ['a comment', ...only(STEP, ['# libraries', 'RUN \\', '# all', ' mvn -B dependency:go-offline'])],
  ['one more command', ...only(STEP, [STEP, 'RUN mvn -B dependency:resolve'])],
  ['before the pom', before, [...before.slice(0, 2), STEP, ...EARLY, ...before.slice(2)]],
  ['behind the sources', before, [...before.slice(0, 3), ...EARLY, STEP, ...before.slice(3)]],
  ['without the pom', ...only('COPY pom.xml ./', [])],
  ['without the settings of Maven', ...only('COPY .mvn .mvn/', [])],
  ['the pom of another project', ...only('COPY pom.xml ./', ['COPY other/pom.xml ./'])],
  ['to another folder', ...only('COPY pom.xml ./', ['COPY pom.xml other/'])],
  ['sources as well', ...only('COPY pom.xml ./', ['COPY pom.xml ./', 'COPY src src'])],
  ['as another user', ...only('COPY pom.xml ./', ['COPY --chown=1 pom.xml ./'])],
  ['an owner left out', ...both('COPY . .', 'COPY --chown=1 . .')],
  [
    'before the settings of Maven',
    swap(before, 'COPY . .', ['COPY settings.xml /root/.m2/settings.xml', 'COPY . .']),
    swap(after, 'COPY . .', ['COPY settings.xml /root/.m2/settings.xml', 'COPY . .']),
    { ...MAVEN, 'settings.xml': '<settings/>' },
  ],
  [
    'before settings of a program',
    swap(before, 'COPY . .', ['COPY settings.xml /usr/share/maven/conf/', 'COPY . .']),
    swap(after, 'COPY . .', ['COPY settings.xml /usr/share/maven/conf/', 'COPY . .']),
    { ...MAVEN, 'settings.xml': '<settings/>' },
  ],
  [
    'libraries that the build itself installs',
    before,
    after,
    {
      ...MAVEN,
      'pom.xml': POM.replace(
        '</dependencies>',
        '</dependencies><build><plugins><plugin><artifactId>maven-install-plugin</artifactId><executions><execution><phase>validate</phase><goals><goal>install-file</goal></goals></execution></executions></plugin></plugins></build>',
      ),
    },
  ],
  [
    'libraries of a folder',
    before,
    after,
    {
      ...MAVEN,
      'pom.xml': POM.replace(
        '</dependencies>',
        '</dependencies><build><plugins><plugin><artifactId>addjars-maven-plugin</artifactId></plugin></plugins></build>',
      ),
    },
  ],
  [
    'a wrapper that unpacks a file',
    before,
    after,
    { ...MAVEN, '.mvn/wrapper/maven-wrapper.properties': 'distributionUrl=file:///src/maven.zip\n' },
  ],
  ['the sources lost', ...only('COPY . .', [])],
  ['the build lost', ...only(BUILD, [])],
  ['what ships', before.slice(0, 4), after.slice(0, 7)],
  ['another profile is built', ...both(BUILD, 'RUN mvn -B package -Pproduction')],
  ['a version is given', ...both(BUILD, 'RUN mvn -B package -Drevision=2')],
  ['a pom elsewhere is built', ...both(BUILD, 'RUN mvn -B -f other package')],
  ['nothing is built', ...both(BUILD, 'RUN mvn -B clean')],
  ['a step before the build', ...both(BUILD, 'RUN ./prepare && mvn -B package')],
  ['a user before the build', ...both(BUILD, `USER 1000\n${BUILD}`)],
  ['a cache', ...both(BUILD, 'RUN --mount=type=cache,target=/root/.m2 mvn -B package')],
  ['another repository', ...both('WORKDIR /src', 'ENV MAVEN_ARGS=-gs/etc/settings.xml\nWORKDIR /src')],
  ['settings were written', ...both('WORKDIR /src', 'RUN echo "<settings/>" > /root/.m2/settings.xml\nWORKDIR /src')],
  ['it was fetched before', ...both('WORKDIR /src', 'RUN mvn dependency:get -Dartifact=a:a:1\nWORKDIR /src')],
  ['in a folder of the system', ...both('WORKDIR /src', 'WORKDIR /usr/lib')],
  ['modules', before, after, { ...MAVEN, 'pom.xml': POM.replace('<dep', '<modules><module>other</module></modules><dep') }], // prettier-ignore
  ['an extension', before, after, { ...MAVEN, 'pom.xml': POM.replace('<dep', '<build><extensions><extension/></extensions></build><dep') }], // prettier-ignore
  ['an extension beside the pom', before, after, { ...MAVEN, '.mvn/extensions.xml': '<extensions/>' }],
  ['a library of the project', before, after, { ...MAVEN, 'pom.xml': POM.replace('</dependency>', '<systemPath>lib/a.jar</systemPath></dependency>') }], // prettier-ignore
  ['a parent of the project', before, after, { ...MAVEN, 'pom.xml': POM.replace('<dep', '<parent><relativePath>other/pom.xml</relativePath></parent><dep') }], // prettier-ignore
  ['no libraries', before, after, { ...MAVEN, 'pom.xml': '<project/>' }],
  ['a pom that cannot be read', before, after, { ...MAVEN, 'pom.xml': '<project>' }],
  ['what was built is copied over it', before, after, { ...MAVEN, 'target/shop.jar': '' }],
  ['a part of Gradle', ...gradle([GRADLE_STEP[0]!, GRADLE_STEP[2]!]), GRADLE],
  ['Gradle builds', ...gradle([...GRADLE_STEP.slice(0, 2), 'RUN ./gradlew --no-daemon build']), GRADLE],
  ['a script that reads files', ...gradle(GRADLE_STEP), { ...GRADLE, 'build.gradle': `version = file('V').text\n${GRADLE['build.gradle']!}` }], // prettier-ignore
  ['a build before the build', ...gradle(GRADLE_STEP), { ...GRADLE, 'buildSrc/build.gradle': '' }],
  ['a pom that is copied too late', PARTS, [...PARTS.slice(0, 2), STEP, ...PARTS.slice(2)]],
  ['copied last, and not moved', LAST, [LAST[0]!, LAST_STEP, ...LAST.slice(1)]],
  ['copied last, and a part moved', LAST, [LAST[0]!, LAST[3]!, LAST_STEP, LAST[1]!, LAST[2]!, ...LAST.slice(4)]],
  ['copied last, and another project', LAST, LAST_FRESH.map((line) => line.replace('/home/app/pom.xml dep', '/home/pom.xml dep'))], // prettier-ignore
  ['copied last, to what is no folder then', LAST.filter((line) => line !== LAST[2]), [LAST[0]!, LAST[3]!, LAST_STEP, LAST[1]!, ...LAST.slice(4)], { 'pom.xml': POM, 'src/A.java': '' }], // prettier-ignore
  ['sources that move', LAST, [LAST[0]!, LAST[2]!, LAST[3]!, LAST[1]!, LAST_STEP, ...LAST.slice(4)]],
  ['a pom that the sources bring as well', swap(LAST, LAST[1]!, ['COPY . /home/app']), swap(LAST_FRESH, LAST[1]!, ['COPY . /home/app'])], // prettier-ignore
  ['among the files of the system', LAST.map((line) => line.replaceAll('/home/app', '/usr/lib')), LAST_FRESH.map((line) => line.replaceAll('/home/app', '/usr/lib'))], // prettier-ignore
];

const RIGHT: typeof WRONG = [
  ['Maven', before, after],
  ['Maven, by its wrapper', ...ofStep('RUN ./mvnw -q dependency:go-offline', 'RUN ./mvnw -q verify'), { ...MAVEN }],
  ['Maven, behind its pom', PARTS, [...PARTS.slice(0, 4), STEP, ...PARTS.slice(4)]],
  ['Maven, of a pom that was copied last', LAST, LAST_FRESH],
  ['more behind the build', ...both(BUILD, 'RUN mvn -B package && ls target')],
  ['what says how to build', ...both(BUILD, `ARG REVISION\n${BUILD}`)],
  ['Gradle', ...gradle(GRADLE_STEP), GRADLE],
];

const named = (pairs: typeof WRONG) => pairs.map(([name, old, fresh, files = MAVEN]) => ({ name, old, fresh, files }));

describe('a step that fetches the libraries of Java', () => {
  test.each(named(WRONG))('is declined: $name', ({ old, fresh, files }) => {
    expect(judgeIn(files, old, fresh, 'fetches-libraries-first')).toEqual(expect.any(String));
  });

  test.each(named(RIGHT))('is accepted: $name', ({ name, old, fresh, files }) => {
    const own = name.includes('wrapper') ? swap(fresh, 'COPY pom.xml ./', ['COPY pom.xml mvnw ./']) : fresh;
    expect(judgeIn(files, old, own, 'fetches-libraries-first')).toBeUndefined();
  });
});
