/**
 * What of Go's standard library needs no file, program or server beside the program itself (pkg.go.dev/std and the sources of Go
 * 1.24, read 2026-11-21). What is not here may need one: certificates (`crypto/tls`, clients of `net/http`), time zones
 * (`time.LoadLocation`), users (`os/user`), kinds of files (`mime`, `http.FileServer`), folders for temporary files, programs
 * (`os/exec`), other files by their names (`os.Open`, templates). Files of the kernel (`/proc`, `/sys`, `/dev`) and those that each
 * engine puts into a container (`/etc/hosts`, `/etc/resolv.conf`) are there without an image, so that servers of `net` count as
 * needing nothing; a client may ask for certificates, or for names in an order that `/etc/nsswitch.conf` says.
 */
const WHOLE: ReadonlySet<string> = new Set([
  'bufio', 'bytes', 'cmp', 'compress/bzip2', 'compress/flate', 'compress/gzip', 'compress/lzw', 'compress/zlib',
  'container/heap', 'container/list', 'container/ring', 'context', 'crypto', 'crypto/aes', 'crypto/cipher', 'crypto/des',
  'crypto/ecdh', 'crypto/ecdsa', 'crypto/ed25519', 'crypto/elliptic', 'crypto/hkdf', 'crypto/hmac', 'crypto/md5',
  'crypto/pbkdf2', 'crypto/rand', 'crypto/rc4', 'crypto/rsa', 'crypto/sha1', 'crypto/sha256', 'crypto/sha3', 'crypto/sha512',
  'crypto/subtle', 'embed', 'encoding', 'encoding/ascii85', 'encoding/asn1', 'encoding/base32', 'encoding/base64',
  'encoding/binary', 'encoding/csv', 'encoding/gob', 'encoding/hex', 'encoding/json', 'encoding/pem', 'encoding/xml', 'errors',
  'expvar', 'flag', 'fmt', 'hash', 'hash/adler32', 'hash/crc32', 'hash/crc64', 'hash/fnv', 'hash/maphash', 'html', 'image',
  'image/color', 'image/color/palette', 'image/draw', 'image/gif', 'image/jpeg', 'image/png', 'index/suffixarray', 'io', 'io/fs',
  'iter', 'log', 'log/slog', 'maps', 'math', 'math/big', 'math/bits', 'math/cmplx', 'math/rand', 'math/rand/v2', 'net/netip',
  'net/url', 'os/signal', 'path', 'reflect', 'regexp', 'regexp/syntax', 'slices', 'sort', 'strconv', 'strings', 'structs', 'sync',
  'sync/atomic', 'text/scanner', 'text/tabwriter', 'unicode', 'unicode/utf16', 'unicode/utf8', 'unique',
]); // prettier-ignore

/** Of packages that can do more, what may be used; `*` stands for all names that begin so. */
const PARTS: Readonly<Record<string, string>> = {
  'io/ioutil': 'Discard NopCloser ReadAll',
  mime: 'BEncoding FormatMediaType ParseMediaType QEncoding WordDecoder WordEncoder',
  net: 'Addr CIDRMask Conn ErrClosed Error HardwareAddr IP IPMask IPNet IPv4 IPv4Mask JoinHostPort Listen ListenConfig ListenPacket ListenTCP ListenUDP Listener OpError PacketConn ParseCIDR ParseIP ParseMAC Pipe ResolveTCPAddr ResolveUDPAddr SplitHostPort TCPAddr TCPConn TCPListener UDPAddr UDPConn',
  'net/http':
    'AllowQuerySemicolons CanonicalHeaderKey ConnState Cookie CrossOriginProtection DefaultMaxHeaderBytes DefaultServeMux DetectContentType Err* Error Flusher HTTP2Config Handle HandleFunc Handler HandlerFunc Header Hijacker ListenAndServe LocalAddrContextKey MaxBytesError MaxBytesHandler MaxBytesReader Method* NewCrossOriginProtection NewResponseController NewServeMux NoBody NotFound NotFoundHandler ParseHTTPVersion ParseTime Protocols Pusher Redirect RedirectHandler Request ResponseController ResponseWriter SameSite* Serve ServeMux Server ServerContextKey SetCookie State* Status* StripPrefix TimeFormat TimeoutHandler',
  'net/textproto': 'CanonicalMIMEHeaderKey MIMEHeader NewReader Reader TrimBytes TrimString',
  os: 'Args Environ ErrDeadlineExceeded ErrExist ErrNotExist ErrPermission Exit Expand ExpandEnv Getegid Getenv Geteuid Getgid Getpagesize Getpid Getppid Getuid Getwd Hostname Interrupt IsExist IsNotExist IsPermission IsTimeout Kill LookupEnv PathError Setenv Signal Stderr Stdin Stdout SyscallError Unsetenv',
  'path/filepath':
    'Base Clean Dir Ext FromSlash IsAbs IsLocal Join ListSeparator Match Rel Separator Split SplitList ToSlash VolumeName',
  runtime:
    'Caller Callers CallersFrames Error Frame Frames FuncForPC GC GOARCH GOMAXPROCS GOOS Goexit Gosched KeepAlive LockOSThread MemStats NumCPU NumGoroutine ReadMemStats SetFinalizer Stack UnlockOSThread Version',
  'runtime/debug': 'BuildInfo FreeOSMemory PrintStack ReadBuildInfo SetGCPercent SetMaxStack SetMemoryLimit Stack',
  syscall: 'SIG* Signal',
  time: 'ANSIC After AfterFunc April August Date* December Duration February FixedZone Friday Hour January July June Kitchen Layout Local Location March May Microsecond Millisecond Minute Monday Month Nanosecond NewTicker NewTimer November Now October Parse ParseDuration ParseError ParseInLocation RFC* RubyDate Saturday Second September Since Sleep Stamp* Sunday Thursday Tick Ticker Time* Timer Tuesday UTC Unix* Until Wednesday Weekday',
};

/**
 * Methods of what they give that need more: a form of several parts is kept in a temporary file once it is large
 * (`Request.ParseMultipartForm`, which `FormValue` calls), a server of TLS reads certificates, and reflection finds any of them.
 */
export const GO_METHODS_WITH_FILES =
  /\b(?:FormFile|FormValue|ListenAndServeTLS|MethodByName|MultipartForm|ParseMultipartForm|PostFormValue|ReadForm|ServeTLS)\b/;

/** Variables whose values come from an image, or from what engines read of its `/etc/passwd`, or that name a time zone. */
export const GO_VARIABLES_OF_IMAGES =
  /\b(?:GOLANG_VERSION|GOPATH|GOTOOLCHAIN|HOME|PATH|SSL_CERT_(?:DIR|FILE)|TMPDIR|TZ|ZONEINFO)\b/;

/** What the paths of Go's library begin with. Go takes them for its own, whatever a module is called. */
const ROOTS: ReadonlySet<string> = new Set([
  'archive', 'bufio', 'builtin', 'bytes', 'C', 'cmd', 'cmp', 'compress', 'container', 'context', 'crypto', 'database', 'debug',
  'embed', 'encoding', 'errors', 'expvar', 'flag', 'fmt', 'go', 'hash', 'html', 'image', 'index', 'internal', 'io', 'iter', 'log',
  'maps', 'math', 'mime', 'net', 'os', 'path', 'plugin', 'reflect', 'regexp', 'runtime', 'slices', 'sort', 'strconv', 'strings',
  'structs', 'sync', 'syscall', 'testing', 'text', 'time', 'unicode', 'unique', 'unsafe', 'vendor', 'weak',
]); // prettier-ignore

/** Whether a module has a name of Go's library, so that an import of either may be meant. */
export function isNamedAsStandard(module: string): boolean {
  return ROOTS.has(module.split('/', 1)[0]!);
}

/** Whether a package can be used as a whole, or in parts; `none` for all that is not known to. */
export function usesOfPackage(path: string): 'whole' | 'parts' | 'none' {
  if (WHOLE.has(path)) return 'whole';
  return Object.hasOwn(PARTS, path) ? 'parts' : 'none';
}

/** @param path of a package that can be used in parts */
export function mayUseOf(path: string, name: string): boolean {
  const parts = Object.hasOwn(PARTS, path) ? PARTS[path]!.split(' ') : [];
  return parts.some((part) => (part.endsWith('*') ? name.startsWith(part.slice(0, -1)) : part === name));
}
