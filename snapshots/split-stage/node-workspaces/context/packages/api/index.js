const { createServer } = require('node:http');
const ms = require('ms');
const units = require('@unit-tools/shared');

const server = createServer((request, response) => {
  const [, unit, amount] = request.url.split('/');
  const metres = units.get(unit) * Number(amount);
  response.end(JSON.stringify({ unit, metres, cached: ms('1h') }));
});
server.listen(3001);
process.on('SIGTERM', () => server.close());
