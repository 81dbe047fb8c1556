/**
 * Variables of images that a compiler or a tool of the build reads, and no program that was built: by the Dockerfiles of
 * docker-library (golang, rust, maven, gradle, gcc), of erlef, docker-erlang-otp, docker-sbt and Bun (2026-11-21).
 */
const OF_BUILDS =
  /^(?:GOTOOLCHAIN|GOPATH|GOLANG_VERSION|RUSTUP_HOME|CARGO_HOME|RUST_VERSION|MAVEN_\w+|GRADLE_\w+|USER_HOME_DIR|SHA|GCC_VERSION|GPG_KEYS?|GCC_MIRRORS|ELIXIR_VERSION|OTP_VERSION|REBAR3_VERSION|SCALA_VERSION|SBT_VERSION|USER_ID|GROUP_ID|BUN_INSTALL_BIN|BUN_RUNTIME_TRANSPILER_CACHE_PATH)$/;

/** Whether no program that was built reads a variable of its image. */
export function isOfBuild(name: string): boolean {
  return OF_BUILDS.test(name);
}

/**
 * Entrypoints that do nothing to a program but to start it: that of `maven` puts files into the folder of Maven, that of
 * Temurin adds certificates where a variable asks for it (carlossg/docker-maven, adoptium/containers; 2026-11-21).
 */
const HANDING_ON: ReadonlySet<string> = new Set(['', '/usr/local/bin/mvn-entrypoint.sh', '/__cacert_entrypoint.sh']);

/** @param words an ENTRYPOINT of an image; none is one that hands on as well */
export function isHandingOn(words: readonly string[]): boolean {
  return HANDING_ON.has(words.join(' '));
}
