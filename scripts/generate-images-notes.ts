/** What is worth knowing of an image besides its data, in sentences of our own; the facts are those of its Dockerfiles. */
export const NOTES: Readonly<Record<string, readonly string[]>> = {
  node: [
    'The entrypoint puts node before a command that is none, or that begins with "-".',
    'Images up to 24 bring yarn 1 and corepack; those of 26 bring neither.',
  ],
  python: ['Its Python is in /usr/local; the full image has that of Debian besides, in /usr/bin.'],
  golang: ['It is for compiling. GOTOOLCHAIN=local makes a go.mod that wants a newer Go fail.'],
  ruby: ['Gems go to /usr/local/bundle.'],
  php: ['There is no slim variant: those on Debian keep the compiler for building extensions.'],
  rust: ['It is for compiling.'],
  'eclipse-temurin': ['The JRE has no javac, jar, jshell, jcmd and jmap.'],
  maven: ['It is for building; the entrypoint fills /root/.m2 at the start.'],
  gradle: ['/home/gradle/.gradle is a volume: what a RUN leaves there is lost.'],
  amazoncorretto: ["Amazon Linux' variants have no useradd and groupadd; a user by number needs neither."],
  'buildpack-deps': ['It is for compiling.'],
  nginx: [
    'The entrypoint writes to /etc/nginx/conf.d. alpine-slim lacks the modules for njs, XSLT, images and GeoIP, and curl.',
  ],
  postgres: [
    'Data of a Debian variant cannot be used with an Alpine one, nor the other way round: order and owner differ.',
    'From 18 on the data lies in /var/lib/postgresql/18/docker.',
  ],
  elixir: ['It is for building a release, which runs on the same suite.'],
  gcc: ["Its libstdc++ is newer than Debian's, so programs may not start elsewhere without it."],
  swift: ['The slim variant has the runtime libraries only.'],
  tomcat: ['The applications that come with it are in webapps.dist and do not run.'],
};
