const { createServer } = require('node:http');

const waiting = [];

const server = createServer((request, response) => {
  if (request.url === '/health') return response.end('ok\n');
  if (request.url.startsWith('/push/')) waiting.push(request.url.slice('/push/'.length));
  if (request.url === '/pop') return response.end(`${waiting.shift() ?? ''}\n`);
  return response.end(`${waiting.length} waiting\n`);
});
server.listen(8000);
process.on('SIGTERM', () => server.close());
