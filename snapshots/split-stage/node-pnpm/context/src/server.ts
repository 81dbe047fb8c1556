import { createServer } from 'node:http';
import ms from 'ms';

createServer((request, response) => {
  if (request.url === '/health') return response.end('ok');
  return response.end(`${ms(Number((request.url ?? '/0').slice(1)))}\n`);
}).listen(4000);
