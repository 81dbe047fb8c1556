const { createServer } = require('node:http');
const ms = require('ms');

const server = createServer((request, response) => response.end(`arrives in ${ms(ms('3 days'), { long: true })}\n`));
server.listen(3000);
process.on('SIGTERM', () => server.close());
