import { describe, expect, test } from 'vitest';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { withImages } from '../../src/knowledge/images/mirrors.ts';

type Pair = readonly [name: string, before: string, after: string];

const CUDA = { like: 'ubuntu', tags: ['12.4.1-devel-ubuntu22.04', '12.4.1-runtime-ubuntu22.04'] };
const SURROUNDINGS: Surroundings = {
  ...NO_SURROUNDINGS,
  catalogue: () => withImages(openBundledCatalogue(), { 'nvidia/cuda': CUDA }),
};
const EFFECTS: readonly Effect[] = ['swaps-development-kit'];

const JAR = 'COPY app.jar /\nCMD ["java", "-jar", "/app.jar"]\n';
const swap = (from: string, to: string, rest = JAR): readonly [string, string] => [
  `FROM ${from}\n${rest}`,
  `FROM ${to}\n${rest}`,
];
const TEMURIN = ['eclipse-temurin:17-jdk-jammy', 'eclipse-temurin:17-jre-jammy'] as const;

const WRONG: readonly Pair[] = [
  ['another version', ...swap('eclipse-temurin:17-jdk-jammy', 'eclipse-temurin:21-jre-jammy')],
  ['another suite (E5)', ...swap('eclipse-temurin:17-jdk-jammy', 'eclipse-temurin:17-jre-noble')],
  ['a suite that was not named', ...swap('eclipse-temurin:17-jdk', 'eclipse-temurin:17-jre-jammy')],
  ['Alpine in the place of Ubuntu (E1)', ...swap('eclipse-temurin:17-jdk-jammy', 'eclipse-temurin:17-jre-alpine')],
  ['a tag that does not exist (E5)', ...swap('openjdk:17-slim', 'openjdk:17-jre-slim')],
  ['another image (E4)', ...swap('openjdk:11', 'eclipse-temurin:11-jre')],
  ['the JDK in the place of the JRE', ...swap('eclipse-temurin:17-jre', 'eclipse-temurin:17-jdk')],
  ['an image that is none of Java', ...swap('gradle:3.4-jdk', 'gradle:3.4-jre')],
  [
    'a digest that stays (E6)',
    ...swap(`eclipse-temurin:17-jdk@sha256:${'a'.repeat(64)}`, `eclipse-temurin:17-jre@sha256:${'a'.repeat(64)}`),
  ],
  ['the platform went (E9)', ...swap('--platform=linux/amd64 eclipse-temurin:17-jdk', 'eclipse-temurin:17-jre')],
  [
    'the name of the stage went',
    ...swap('eclipse-temurin:17-jdk AS app', 'eclipse-temurin:17-jre', 'COPY a.jar /\nCMD ["java", "-jar", "a.jar"]\n'),
  ],
  ['a compiler in a RUN', ...swap(...TEMURIN, 'RUN javac A.java\nCMD ["java", "A"]\n')],
  ['a compiler in a chain', ...swap(...TEMURIN, 'RUN cd /src && true && ./mvnw package\nCMD ["java", "A"]\n')],
  ['a tool in a HEALTHCHECK', ...swap(...TEMURIN, `HEALTHCHECK CMD jps | grep -q App\n${JAR}`)],
  ['a tool in a script in quotes', ...swap(...TEMURIN, 'CMD ["sh", "-c", "jcmd 1 help; exec java -jar /a.jar"]\n')],
  ['a source file that is launched', ...swap(...TEMURIN, 'CMD ["java", "/Main.java"]\n')],
  ['a path of the JDK', ...swap(...TEMURIN, `RUN cp /opt/java/openjdk/lib/ct.sym /tmp\n${JAR}`)],
  ['a path that only Java 8 has', ...swap('openjdk:8-jdk', 'openjdk:8-jre', `RUN ls $JAVA_HOME/jre/lib\n${JAR}`)],
  ['a program that the JRE image lacks (E3)', ...swap('openjdk:8-jdk', 'openjdk:8-jre', `RUN git clone x\n${JAR}`)],
  ['nothing that is started', ...swap(...TEMURIN, 'COPY app.jar /\n')],
  ['a shell to work in', ...swap(...TEMURIN, 'CMD ["/bin/bash"]\n')],
  [
    'a stage on top compiles',
    ...swap(
      'eclipse-temurin:17 AS base',
      'eclipse-temurin:17-jre AS base',
      `FROM base AS b\nRUN javac A.java\nFROM base\n${JAR}`,
    ),
  ],
  [
    'a builder stage',
    `FROM eclipse-temurin:17 AS b\nRUN make\nFROM debian:12\nCOPY --from=b /x /x\nCMD ["/x"]\n`,
    `FROM eclipse-temurin:17-jre AS b\nRUN make\nFROM debian:12\nCOPY --from=b /x /x\nCMD ["/x"]\n`,
  ],
  ['a command changed with it', `FROM ${TEMURIN[0]}\n${JAR}`, `FROM ${TEMURIN[1]}\n${JAR.replace('/app', '/b')}`],
  ['an argument changed its value (E7)', ...swap('eclipse-temurin:17-jdk', 'eclipse-temurin:17-jre')].map((text) =>
    text.startsWith('FROM') ? `ARG V=17\n${text.replace(':17-jre', ':${V}-jre')}` : text,
  ) as unknown as Pair,
  [
    'CUDA: a tag of which nobody knows',
    ...swap('nvidia/cuda:12.5.0-devel-ubuntu22.04', 'nvidia/cuda:12.5.0-runtime-ubuntu22.04'),
  ],
  ['CUDA: another flavour', ...swap('nvidia/cuda:12.4.1-devel-ubuntu22.04', 'nvidia/cuda:12.4.1-base-ubuntu22.04')],
  [
    'CUDA: it compiles',
    ...swap(
      'nvidia/cuda:12.4.1-devel-ubuntu22.04',
      'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
      'RUN nvcc a.cu\nCMD ["/a"]\n',
    ),
  ],
];

const RIGHT: readonly Pair[] = [
  ['Temurin', ...swap(...TEMURIN)],
  ['without a variant in the tag', ...swap('eclipse-temurin:17', 'eclipse-temurin:17-jre')],
  ['slim, of what is no longer made', ...swap('openjdk:11-jdk-slim', 'openjdk:11-jre-slim')],
  ['a version in an argument (E7)', ...swap('eclipse-temurin:${V}-jdk', 'eclipse-temurin:${V}-jre')].map((text) =>
    text.startsWith('FROM') ? `ARG V=21\n${text}` : text,
  ) as unknown as Pair,
  [
    'a program that the file installs',
    ...swap('openjdk:11', 'openjdk:11-jre', `RUN apt-get update && apt-get install -y git && git clone x\n${JAR}`),
  ],
  [
    'with a shell-form command',
    ...swap('amazoncorretto:8', 'amazoncorretto:8-jre', 'CMD exec java $JAVA_OPTS -jar /a.jar\n'),
  ],
  [
    'certificates, from Java 9 on',
    ...swap(...TEMURIN, `RUN keytool -importcert -keystore $JAVA_HOME/lib/security/cacerts\n${JAR}`),
  ],
  [
    'CUDA',
    ...swap(
      'nvidia/cuda:12.4.1-devel-ubuntu22.04',
      'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
      'COPY a /a\nCMD ["/a"]\n',
    ),
  ],
];

describe('a runtime in the place of a development kit', () => {
  test.each(WRONG)('is declined: %s', (_, before, after) => {
    expect(judge(before, after)).toBeTypeOf('string');
  });

  test.each(RIGHT)('is accepted: %s', (_, before, after) => {
    expect(judge(before, after)).toBeUndefined();
  });

  test('is declined without its effect', () => {
    const [, before, after] = RIGHT[0]!;
    expect(check(read(before), read(after), ['joins-layers'], SURROUNDINGS)).toBeTypeOf('string');
  });
});

function judge(before: string, after: string): string | undefined {
  return check(read(before), read(after), EFFECTS, SURROUNDINGS);
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
