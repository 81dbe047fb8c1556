import type { BuildContext } from './build-context.ts';

const GO_CLIENT =
  /\bhttp\.(?:Get|Post|PostForm|Head|Client|DefaultClient|NewRequest\w*|\w*Transport|RoundTripper)\b|\b(?:tls|x509|smtp)\.[A-Z]|\bReverseProxy\b|\b(?!import\b)[\w.]{1,40}[ \t]{1,8}"(?:net\/http|crypto\/(?:tls|x509)|net\/smtp)"/;
const C_CLIENT = /\b(?:SSL_\w+|mbedtls|wolfssl|gnutls|curl_easy|\w{0,40}tls\w*)\b|\/etc\/ssl/i;
const RUST_CLIENT = /^name = "(?:openssl(?:-sys|-probe)?|rustls\S*|native-tls|webpki\S*|curl-sys|aws-lc-\S+)"$/m;

/** The most sources that are read. */
const MOST_FILES = 2000;

/**
 * Whether a program may have to know which servers to trust: by its sources where they tell, and `true` where what they build
 * upon is not there to be read.
 * @param path of the image that it is built in
 * @param scripts of the build
 */
export function mayTalkTls(path: string, context: BuildContext, scripts: string): boolean {
  if (path === 'golang') {
    const manifest = context.readText('go.mod') ?? 'require';
    // What is fetched by its name is not there to be read, nor is what sources import from elsewhere.
    if (/^\s*require\b/m.test(manifest) || /\bgo\s+(?:get|install)\s[^\n;&|]{0,200}\w\.\w{1,40}\//.test(scripts))
      return true;
    const own = /^module\s+(\S+)/m.exec(manifest)?.[1] ?? '';
    return someSource(context, /\.go$/, GO_CLIENT) || importsFromElsewhere(context, own);
  }
  if (path === 'rust') {
    const lock = context.readText('Cargo.lock');
    return lock === undefined ? /^\[(?:\w+\.)?dependencies/m.test(context.readText('Cargo.toml') ?? '[dependencies') : RUST_CLIENT.test(lock); // prettier-ignore
  }
  return someSource(context, /\.(?:c|cc|cpp|cxx|h|hpp)$|(?:^|\/)(?:CMakeLists\.txt|[Mm]akefile\S*)$/, C_CLIENT);
}

function importsFromElsewhere(context: BuildContext, own: string): boolean {
  return context.list().some((path) => {
    const text = path.endsWith('.go') ? (context.readText(path) ?? '') : '';
    return [
      ...text.matchAll(
        /^[ \t]{0,40}(?:import[ \t]{1,8})?(?:[\w.]{1,80}[ \t]{1,8})?"([\w-]{1,80}\.[\w.-]{1,80}\/[^"\n]{0,300})"/gm,
      ),
    ].some(([, name]) => name !== own && !name!.startsWith(`${own}/`));
  });
}

function someSource(context: BuildContext, names: RegExp, text: RegExp): boolean {
  const paths = context.list().filter((path) => names.test(path));
  return (
    paths.length === 0 ||
    paths.length > MOST_FILES ||
    paths.some((path) => text.test(context.readText(path) ?? 'tls.X SSL_'))
  );
}
