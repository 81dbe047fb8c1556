import { changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const SPRING = `<project>
  <artifactId>orders</artifactId>
  <dependencies><dependency><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies>
  <build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>
</project>
`;
const THIN = SPRING.replace('spring-boot-maven-plugin', 'maven-jar-plugin');
const FILES: Files = {
  'pom.xml': SPRING,
  'src/main/java/Orders.java': 'class Orders { public static void main(String[] arguments) {} }\n',
  'src/main/resources/application.yml': 'server:\n  port: 8080\n',
  'config/application.yml': 'server:\n  port: 8081\n',
};
const MAVEN = `FROM maven:3.9-eclipse-temurin-21
ENV TZ=UTC
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests
EXPOSE 8080
CMD ["java", "-jar", "target/orders-1.jar"]
`;
const MAVEN_SPLIT = `FROM maven:3.9-eclipse-temurin-21 AS build
ENV TZ=UTC
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

FROM eclipse-temurin:21-jre-noble
ENV TZ=UTC
WORKDIR /app
COPY --from=build /app/target/orders-1.jar /app/target/orders-1.jar
COPY --from=build /app/config /app/config
EXPOSE 8080
CMD ["java", "-jar", "target/orders-1.jar"]
`;
const COPY_JAR = 'COPY --from=build /app/target/orders-1.jar /app/target/orders-1.jar\n';
const CMD = 'CMD ["java", "-jar", "target/orders-1.jar"]';

const wrong = changingAfter(MAVEN, MAVEN_SPLIT, FILES);
const alike = changingBoth(MAVEN, MAVEN_SPLIT, FILES);
const whole = changingBoth(
  MAVEN,
  MAVEN_SPLIT.replace(COPY_JAR, '').replace('/app/config /app/config', '/app /app'),
  FILES,
);
const withFiles = (name: string, files: Files): HandSplit => [name, MAVEN, MAVEN_SPLIT, { ...FILES, ...files }];
const main = (text: string): Files => ({ 'src/main/java/Orders.java': text });

const CLASSES = `FROM eclipse-temurin:17-jdk-jammy
WORKDIR /opt/words
COPY . .
RUN javac -cp 'lib/*' -d classes src/Words.java
CMD ["java", "-cp", "classes:lib/*", "Words", "poem.txt"]
`;
const CLASSES_SPLIT = `FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /opt/words
COPY . .
RUN javac -cp 'lib/*' -d classes src/Words.java

FROM eclipse-temurin:17-jre-jammy
WORKDIR /opt/words
COPY --from=build /opt/words/classes /opt/words/classes
COPY --from=build /opt/words/lib /opt/words/lib
COPY --from=build /opt/words/poem.txt /opt/words/poem.txt
CMD ["java", "-cp", "classes:lib/*", "Words", "poem.txt"]
`;
const WORDS: Files = { 'src/Words.java': 'class Words {}\n', 'lib/a.jar': 'PK', 'poem.txt': 'grass\n' };
const wrongClasses = changingAfter(CLASSES, CLASSES_SPLIT, WORDS);

const WRONG: readonly HandSplit[] = [
  wrong('an older Java', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:17-jre-noble'),
  wrong('a newer Java', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:25-jre-noble'),
  wrong('another release', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:21-jre-jammy'),
  wrong('the JRE on Alpine', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:21-jre-alpine'),
  wrong('the development kit again', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:21-jdk-noble'),
  wrong('no Java at all', 'eclipse-temurin:21-jre-noble', 'ubuntu:24.04'),
  wrong('a tag that is not known', 'eclipse-temurin:21-jre-noble', 'eclipse-temurin:21-jre-slim'),
  wrong('the jar is not copied', COPY_JAR, ''),
  wrong('the jar goes elsewhere', COPY_JAR, 'COPY --from=build /app/target/orders-1.jar /app/app.jar\n'),
  wrong('another jar', COPY_JAR, 'COPY --from=build /app/target/orders-2.jar /app/target/orders-2.jar\n'),
  wrong('the settings are not copied', 'COPY --from=build /app/config /app/config\n', ''),
  wrong('another folder', 'WORKDIR /app\nCOPY --from', 'WORKDIR /srv\nCOPY --from'),
  wrong('a variable lost', 'noble\nENV TZ=UTC\n', 'noble\n'),
  alike('a JDK of some day', 'FROM maven:3.9-eclipse-temurin-21', 'FROM maven:3.9'),
  alike('Java by other hands', 'FROM maven:3.9-eclipse-temurin-21', 'FROM maven:3.9-amazoncorretto-21'),
  alike('a tool of the development kit', CMD, `HEALTHCHECK CMD jcmd 1 VM.uptime\n${CMD}`),
  alike('a tool in a script', CMD, 'CMD ["sh", "-c", "jps; exec java -jar target/orders-1.jar"]'),
  alike('an agent', CMD, 'CMD ["java", "-javaagent:/app/config/agent.jar", "-jar", "target/orders-1.jar"]'),
  alike('Maven starts it', CMD, 'CMD ["mvn", "spring-boot:run"]'),
  alike('a program of the old image', CMD, `HEALTHCHECK CMD curl -f http://localhost:8080/\n${CMD}`),
  alike('a source is started', CMD, 'CMD ["java", "src/main/java/Orders.java"]'),
  alike('any jar', CMD, 'CMD java -jar target/*.jar'),
  alike('a jar by a variable', CMD, 'CMD java -jar $JAR'),
  alike('arguments in a file', CMD, 'CMD ["java", "@config/arguments"]'),
  alike('a path of the old image', CMD, `ENV KEYS=$MAVEN_HOME/conf\n${CMD}`),
  alike('a user of the old image', CMD, `USER gradle\n${CMD}`),
  whole('libraries of the cache', CMD, 'CMD java -cp "target/classes:/root/.m2/repository/a.jar" Orders'),
  whole('a jar in another folder that is made', '\nRUN mvn -B package -DskipTests\n', '\nRUN mvn -B package -DskipTests && mkdir /srv/lib && cp target/*.jar /srv/lib/\n'), // prettier-ignore
  withFiles('a jar that looks beside itself', { 'pom.xml': THIN }),
  withFiles('a packing plugin in a comment', { 'pom.xml': THIN.replace('<build>', '<!-- spring-boot-maven-plugin --><build>') }), // prettier-ignore
  withFiles('a jar that fetches', { 'pom.xml': SPRING.replace('</plugin>', 'spring-boot-thin-layout</plugin>') }),
  withFiles('it compiles when it runs', main('import javax.tools.JavaCompiler;\n')),
  withFiles('it reads its sources', main('var f = new File("src/main/resources/a.txt");\n')),
  withFiles('more files than were copied', { 'data/prices.csv': '1\n' }),
  wrongClasses('the classes are not copied', 'COPY --from=build /opt/words/classes /opt/words/classes\n', ''),
  wrongClasses('the libraries are not copied', 'COPY --from=build /opt/words/lib /opt/words/lib\n', ''),
  wrongClasses('the input is not copied', 'COPY --from=build /opt/words/poem.txt /opt/words/poem.txt\n', ''),
  wrongClasses('a part of the class path', '/opt/words/classes /opt/words/classes', '/opt/words/classes/com /opt/words/classes/com'), // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['Maven and Spring Boot', MAVEN, MAVEN_SPLIT, FILES],
  ['classes in a folder', CLASSES, CLASSES_SPLIT, WORDS],
  whole('all of the folder, for a thin jar', 'EXPOSE 8080', 'EXPOSE 8080', { ...FILES, 'pom.xml': THIN }),
  alike('options by a variable', CMD, 'CMD exec java $JAVA_OPTS -jar target/orders-1.jar'),
  alike('options by a shell in the exec form', CMD, 'CMD ["sh", "-c", "exec java $JAVA_OPTS -jar target/orders-1.jar"]'), // prettier-ignore
  alike('arguments apart', CMD, 'ENTRYPOINT ["java"]\nCMD ["-Xmx1g", "-jar", "/app/target/orders-1.jar", "--debug"]'),
  alike('Gradle', 'FROM maven:3.9-eclipse-temurin-21', 'FROM gradle:8.14-jdk21-noble').map((text, i) =>
    i === 0 || typeof text !== 'string' ? text : text.replace('mvn -B package -DskipTests', 'gradle build --no-daemon'),
  ) as unknown as HandSplit,
  ['the development kit by its own name', MAVEN.replace('maven:3.9-eclipse-temurin-21', 'eclipse-temurin:21-jdk-noble').replace('mvn ', './mvnw '), MAVEN_SPLIT.replace('maven:3.9-eclipse-temurin-21', 'eclipse-temurin:21-jdk-noble').replace('mvn ', './mvnw '), { ...FILES, mvnw: '#!/bin/sh\n' }], // prettier-ignore
];

judgeSplits('a stage of Java that becomes two', WRONG, RIGHT);
