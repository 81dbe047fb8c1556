import type { BaseProject } from './base-project.ts';
import { JAR_STAGE, javaServer } from './programs.ts';

const SOURCE = { 'Server.java': javaServer('"sum " + java.util.stream.IntStream.rangeClosed(1, 100).sum()') };
const ANSWER = { kind: 'service', port: 8080, answers: 'sum 5050' } as const;

/** What ships starts from the runtime in the place of the development kit. */
export const javaProjects: readonly BaseProject[] = [
  {
    name: 'a jar on the development kit of eclipse-temurin',
    transform: 'jre-base',
    dockerfile: `${JAR_STAGE}
FROM eclipse-temurin:17-jdk
COPY --from=build /build/app.jar /app/app.jar
EXPOSE 8080
CMD ["java", "-XX:+UseSerialGC", "-jar", "/app/app.jar"]
`,
    context: SOURCE,
    does: ANSWER,
    wanted: { base: 'eclipse-temurin:17-jre', user: '' },
  },
  {
    name: 'classes on the development kit of openjdk',
    transform: 'jre-base',
    dockerfile: `${JAR_STAGE}
FROM openjdk:11-jdk
WORKDIR /app
COPY --from=build /build/app.jar ./
ENV JAVA_TOOL_OPTIONS=-Xshare:auto
EXPOSE 8080
ENTRYPOINT ["java", "-cp", "app.jar", "Server"]
`,
    context: SOURCE,
    does: ANSWER,
    wanted: { base: 'openjdk:11-jre', user: '' },
  },
];
