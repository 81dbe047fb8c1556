/**
 * Modules of Go that are written in Go alone for Linux, as their own documentation says or their sources show (2026-11-21), whatever
 * the version. Whoever is not among them may need a C compiler, or do something else without one: `mattn/go-sqlite3` is built all
 * the same, and fails when it runs.
 */
const PURE: ReadonlySet<string> = new Set([
  'golang.org/x/crypto', 'golang.org/x/exp', 'golang.org/x/mod', 'golang.org/x/net', 'golang.org/x/oauth2', 'golang.org/x/sync',
  'golang.org/x/sys', 'golang.org/x/term', 'golang.org/x/text', 'golang.org/x/time', 'golang.org/x/tools', 'golang.org/x/xerrors',
  'google.golang.org/genproto', 'google.golang.org/grpc', 'google.golang.org/protobuf', 'github.com/golang/protobuf',
  'go.uber.org/atomic', 'go.uber.org/multierr', 'go.uber.org/zap', 'gopkg.in/check.v1', 'gopkg.in/ini.v1', 'gopkg.in/yaml.v2',
  'gopkg.in/yaml.v3', 'github.com/BurntSushi/toml', 'github.com/beorn7/perks', 'github.com/cespare/xxhash',
  'github.com/davecgh/go-spew', 'github.com/dgrijalva/jwt-go', 'github.com/fatih/color', 'github.com/fsnotify/fsnotify',
  'github.com/go-chi/chi', 'github.com/go-chi/cors', 'github.com/go-redis/redis', 'github.com/go-sql-driver/mysql',
  'github.com/golang-jwt/jwt', 'github.com/google/go-cmp', 'github.com/google/uuid', 'github.com/gorilla/context',
  'github.com/gorilla/handlers', 'github.com/gorilla/mux', 'github.com/gorilla/securecookie', 'github.com/gorilla/sessions',
  'github.com/gorilla/websocket', 'github.com/hashicorp/golang-lru', 'github.com/hashicorp/hcl',
  'github.com/inconshreveable/mousetrap', 'github.com/jackc/pgpassfile', 'github.com/jackc/pgservicefile',
  'github.com/jackc/pgx', 'github.com/jackc/puddle', 'github.com/joho/godotenv', 'github.com/julienschmidt/httprouter',
  'github.com/labstack/echo', 'github.com/labstack/gommon', 'github.com/lib/pq', 'github.com/magiconair/properties',
  'github.com/mattn/go-colorable', 'github.com/mattn/go-isatty', 'github.com/mitchellh/mapstructure',
  'github.com/munnerz/goautoneg', 'github.com/pelletier/go-toml', 'github.com/pkg/errors', 'github.com/pmezard/go-difflib',
  'github.com/prometheus/client_golang', 'github.com/prometheus/client_model', 'github.com/prometheus/common',
  'github.com/prometheus/procfs', 'github.com/redis/go-redis', 'github.com/rs/zerolog', 'github.com/sirupsen/logrus',
  'github.com/spf13/afero', 'github.com/spf13/cast', 'github.com/spf13/cobra', 'github.com/spf13/pflag',
  'github.com/spf13/viper', 'github.com/stretchr/objx', 'github.com/stretchr/testify', 'github.com/subosito/gotenv',
  'github.com/urfave/cli', 'github.com/valyala/bytebufferpool', 'github.com/valyala/fasttemplate',
]); // prettier-ignore

/** @param path of a module, with or without `/v2` behind it */
export function isPureGo(path: string): boolean {
  return PURE.has(path.replace(/\/v\d+$/, ''));
}
