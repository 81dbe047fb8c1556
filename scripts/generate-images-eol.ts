import type { EndOfLifeData } from '../src/knowledge/images/end-of-life.ts';
import { entriesOf, type Json, newestDate, readKnowledge } from './generate-images-read.ts';

/** How products are written; what is not here is written as its key. */
const LABELS: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  'alpine-linux': 'Alpine',
  'amazon-corretto': 'Amazon Corretto',
  'amazon-linux': 'Amazon Linux',
  'apache-http-server': 'Apache HTTP Server',
  'apache-maven': 'Maven',
  centos: 'CentOS',
  composer: 'Composer',
  debian: 'Debian',
  dotnet: '.NET',
  drupal: 'Drupal',
  'eclipse-temurin': 'Eclipse Temurin',
  elixir: 'Elixir',
  erlang: 'Erlang/OTP',
  fedora: 'Fedora',
  ghc: 'GHC',
  go: 'Go',
  gradle: 'Gradle',
  haproxy: 'HAProxy',
  julia: 'Julia',
  mariadb: 'MariaDB',
  memcached: 'Memcached',
  mongodb: 'MongoDB',
  mysql: 'MySQL',
  nextcloud: 'Nextcloud',
  nginx: 'nginx',
  nodejs: 'Node.js',
  perl: 'Perl',
  php: 'PHP',
  postgresql: 'PostgreSQL',
  python: 'Python',
  rabbitmq: 'RabbitMQ',
  redis: 'Redis',
  'rocky-linux': 'Rocky Linux',
  ruby: 'Ruby',
  rust: 'Rust',
  tomcat: 'Tomcat',
  ubuntu: 'Ubuntu',
  wordpress: 'WordPress',
};

/** eol.json: the products that an image of the catalogue is of or stands on. */
export function makeEndOfLife(): EndOfLifeData {
  const { meta, products: all } = readKnowledge('eol.json');
  const known: Json = readKnowledge('images.json').images;
  // An image that is no longer made ends before what is in it: openjdk:8 is not Eclipse Temurin 8.
  const isMade = (path: string): boolean =>
    Object.hasOwn(known, path) && (path === 'centos' || !known[path].deprecated);
  const products = Object.fromEntries(entriesOf(meta.image_to_product).filter(([path]) => isMade(path)));
  const used = new Set([
    ...Object.values(products),
    'debian',
    'ubuntu',
    'alpine-linux',
    'amazon-linux',
    'centos',
    'fedora',
  ]);
  const cycles: Record<string, Record<string, string>> = {};
  const codenames: Record<string, [string, string]> = {};
  for (const [product, rows] of entriesOf(all)) {
    if (!used.has(product)) continue;
    cycles[product] = {};
    for (const { cycle, codename, eol, extended } of rows as Json[]) {
      const ends = eol === true ? 'past' : eol === false ? '-' : String(eol);
      cycles[product][cycle] = extended === undefined || extended === eol ? ends : `${ends} ${extended}`;
      if (codename && (product === 'debian' || product === 'ubuntu')) {
        codenames[String(codename).split(' ')[0]!.toLowerCase()] = [product, cycle];
      }
    }
  }
  codenames['forky'] ??= ['debian', '14'];
  const labels = Object.fromEntries([...used].map((product) => [product, LABELS[product as string] ?? product]));
  return { source: meta.source, date: newestDate(meta.source), labels, products, codenames, cycles };
}
