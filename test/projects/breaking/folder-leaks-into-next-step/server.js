const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const ms = require('ms');
const pages = require('./pages/index.json');
const settings = JSON.parse(readFileSync('/etc/almanac.json', 'utf8'));

const server = createServer((request, response) =>
  response.end(`${settings.title}: ${pages.join(', ')}; every ${ms(ms(settings.refresh), { long: true })}\n`),
);
server.listen(3000);
process.on('SIGTERM', () => server.close());
