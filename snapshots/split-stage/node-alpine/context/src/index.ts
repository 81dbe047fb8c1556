import { createServer } from 'node:http';
import argon2 from 'argon2';

createServer(async (request, response) => {
  response.end(await argon2.hash(decodeURIComponent((request.url ?? '/').slice(1))));
}).listen(8080);
