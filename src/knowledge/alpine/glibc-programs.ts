/**
 * Programs that their makers publish for glibc alone, by what stands in the address or name of the download: by rule BS-18 of the
 * data on swaps (2026-11-20), and more by common knowledge. One too many only leaves a file as it is.
 */
const GLIBC_ONLY =
  /awscli(?:-exe|v2)|google-cloud-(?:sdk|cli)|google-chrome|chrome-(?:linux|for-testing)|chromedriver|chromium-browser-snapshots|\b(?:mini|micro|ana)conda|miniforge|mambaforge|instantclient|sonar-scanner|wkhtmlto(?:x|pdf)|dotnet-(?:sdk|runtime)|aspnetcore-runtime|protoc-\d|dart-sass|phantomjs|nodejs\.org\/dist|iojs\.org\/dist|bazel-\d|julia-\d|geckodriver|\bjdk-?\d|\bjre-?\d|openjdk-?\d\S*\.tar|swift-\d|sdkman|nvm-sh|\bnvm\b.*install|rustup/i;

/**
 * Programs that are linked to nothing, so that they run on any libc, and scripts: `terraform`, `kubectl` and `helm` by rule BS-18;
 * `gosu`, `dumb-init` and `tini-static` by what their makers say of Alpine. Others of the kind are not known to be.
 */
const STATIC = /\b(?:terraform|kubectl|helm|gosu|dumb-init|tini-static|wait-for-it|wait-for)\b/i;

const FOR_LINUX =
  /linux[-_.]?(?:gnu|amd64|arm64|x86[-_]?64|x64|x86|i[36]86|aarch64|64|32)|(?:amd64|x86[-_]64|x64|aarch64|arm64|i[36]86)[-_.]?(?:unknown-)?linux|[-_.](?:amd64|x86[-_]64|x64|aarch64|linux)(?=[-_.]|$)|\.(?:run|AppImage|rpm|deb|snap)(?![\w-])/i;

const FOR_MUSL = /musl|alpine|[-_.]static/i;

/**
 * Whether a text names a program that was compiled for glibc, and how it is to be known. `undefined` where it names none.
 * @param text an address, or the name of a file
 */
export function findGlibcProgram(text: string): string | undefined {
  if (FOR_MUSL.test(text)) return undefined;
  const named = GLIBC_ONLY.exec(text)?.[0];
  if (named !== undefined) return `${named} is made for glibc alone`;
  if (STATIC.test(text)) return undefined;
  const built = FOR_LINUX.exec(text)?.[0];
  return built === undefined ? undefined : `"${built}" in its name says that it was compiled, most likely for glibc`;
}

/** What makes glibc programs run on Alpine: whoever has it has trouble already (rule BS-19). */
export const GLIBC_BRIDGE = /\b(?:gcompat|libc6-compat|alpine-pkg-glibc|sgerrand)\b/;
