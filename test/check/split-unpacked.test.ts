import { changing, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const POM = `<project>
  <artifactId>orders</artifactId>
  <dependencies><dependency><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies>
  <build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>
</project>
`;
const FILES: Files = {
  'pom.xml': POM,
  'src/main/java/Orders.java': 'class Orders { public static void main(String[] arguments) {} }\n',
};
const OWN_LAYERS = changing(POM)('</plugin>', '<configuration><layers><configuration>src/layers.xml</configuration></layers></configuration></plugin>'); // prettier-ignore

const EXTRACT = 'RUN java -Djarmode=tools -jar target/orders-1.jar extract --destination unpacked';
const CMD = 'CMD ["java", "-jar", "unpacked/orders-1.jar"]';
const COPY = 'COPY --from=build /app/unpacked /app/unpacked\n';
const ONE = `FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package
${EXTRACT}
${CMD}
`;
const TWO = `FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /app
COPY . .
RUN mvn -B package
${EXTRACT}

FROM eclipse-temurin:21-jre-noble
WORKDIR /app
${COPY}${CMD}
`;
const LAYERS = 'RUN java -Djarmode=layertools -jar target/orders-1.jar extract';
const ON_PATH = 'CMD ["java", "-cp", "application/BOOT-INF/classes:dependencies/BOOT-INF/lib/*", "Orders"]';
const COPY_LAYERS = 'COPY --from=build /app/application /app/application\nCOPY --from=build /app/dependencies /app/dependencies\n'; // prettier-ignore

/** The same step, start and copies in both. */
const both = (name: string, extract: string, cmd: string, copy: string, files = FILES): HandSplit => [
  name,
  changing(changing(ONE)(EXTRACT, extract))(CMD, cmd),
  changing(changing(changing(TWO)(EXTRACT, extract))(CMD, cmd))(COPY, copy),
  files,
];
const put = (steps: string, cmd: string, copy: string) => both(`${steps} ${copy}`, `${EXTRACT} ${steps}`, cmd, copy);
const ONE_JAR = 'COPY --from=build /app/unpacked/orders-1.jar /app/unpacked/orders-1.jar\n';

const WRONG: readonly HandSplit[] = [
  ['the jar without its libraries', ONE, changing(TWO)(COPY, ONE_JAR), FILES],
  ['the libraries without the jar', ONE, changing(TWO)(COPY, 'COPY --from=build /app/unpacked/lib /app/unpacked/lib\n'), FILES], // prettier-ignore
  ['nothing of it', ONE, changing(TWO)(COPY, ''), FILES],
  ['the whole jar in its place', ONE, changing(TWO)(COPY, 'COPY --from=build /app/target/orders-1.jar /app/target/orders-1.jar\n'), FILES], // prettier-ignore
  ['a jar of another kind', ONE, TWO, { ...FILES, 'pom.xml': POM.replace('spring-boot-maven-plugin', 'maven-shade-plugin') }], // prettier-ignore
  both('a layer without the others', `${EXTRACT} --layers`, changing(CMD)('unpacked/', 'unpacked/application/'), COPY),
  both('a folder that depends on the run', EXTRACT.replace('unpacked', '$WHERE'), CMD, COPY),
  both('a jar that depends on the run', EXTRACT.replace('orders-1.jar extract --destination unpacked', '*.jar extract'), CMD, COPY), // prettier-ignore
  both('an option of another time', `${EXTRACT} --flat`, CMD, COPY),
  both('another mode', EXTRACT.replace('=tools', '=print'), CMD, COPY),
  both('the program itself is started', EXTRACT.replace('-Djarmode=tools ', ''), CMD, COPY),
  both('an agent of the build', EXTRACT.replace('-jar', '-javaagent:a.jar -jar'), CMD, COPY),
  both('its folder is of the system', EXTRACT.replace('unpacked', '/usr/share'), 'CMD ["java", "-jar", "/usr/share/orders-1.jar"]', 'COPY --from=build /usr/share /usr/share\n'), // prettier-ignore
  put('&& mkdir /srv/o && cp -r unpacked/. /srv/o/', 'CMD ["java", "-jar", "/srv/o/orders-1.jar"]', 'COPY --from=build /srv/o/orders-1.jar /srv/o/orders-1.jar\n'), // prettier-ignore
  put('&& cp -r unpacked/. .', 'CMD ["java", "-jar", "orders-1.jar"]', 'COPY --from=build /app/orders-1.jar /app/orders-1.jar\n'), // prettier-ignore
  both('a layer that may be empty', LAYERS, ON_PATH, COPY_LAYERS.replace(/\/app\/dependencies/g, '/app/dependencies/BOOT-INF/lib')), // prettier-ignore
  both('a part of the layers', LAYERS, ON_PATH, COPY_LAYERS.replace(/^.*dependencies\n/m, '')),
  both('a layer that was left out', `${LAYERS} application`, ON_PATH, COPY_LAYERS),
  both('layers of its own', LAYERS, ON_PATH, COPY_LAYERS, { ...FILES, 'pom.xml': OWN_LAYERS }),
];

const RIGHT: readonly HandSplit[] = [
  ['the folder that it was unpacked to', ONE, TWO, FILES],
  both('named after the jar', EXTRACT.replace(' --destination unpacked', ''), CMD.replace('unpacked', 'orders-1'), COPY.replaceAll('unpacked', 'orders-1')), // prettier-ignore
  both('any jar, to a folder that is named', EXTRACT.replace('orders-1.jar', '*.jar'), CMD, COPY),
  both('with the launcher', `${EXTRACT} --launcher`, 'CMD ["java", "-cp", "unpacked", "org.springframework.boot.loader.launch.JarLauncher"]', COPY), // prettier-ignore
  both('the jar as it was', EXTRACT, 'CMD ["java", "-jar", "target/orders-1.jar"]', 'COPY --from=build /app/target/orders-1.jar /app/target/orders-1.jar\n'), // prettier-ignore
  put('&& mkdir /srv/o && cp -r unpacked/. /srv/o/', 'CMD ["java", "-jar", "/srv/o/orders-1.jar"]', 'COPY --from=build /srv/o /srv/o\n'), // prettier-ignore
  both('layers on the class path', LAYERS, ON_PATH, COPY_LAYERS),
  both('layers of its own, all of them', `${LAYERS} --destination layers`, ON_PATH.replace(/(application|dependencies)\//g, 'layers/$1/'), COPY.replaceAll('unpacked', 'layers'), { ...FILES, 'pom.xml': OWN_LAYERS }), // prettier-ignore
  both('what it has is only listed', 'RUN java -Djarmode=layertools -jar target/orders-1.jar list', 'CMD ["java", "-jar", "target/orders-1.jar"]', 'COPY --from=build /app/target/orders-1.jar /app/target/orders-1.jar\n'), // prettier-ignore
];

judgeSplits('a stage that unpacks a jar of Spring Boot, and becomes two', WRONG, RIGHT);
