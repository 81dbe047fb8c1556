import { createServer } from 'node:http';
import { readQuotes } from './quotes.js';

const quotes = readQuotes('quotes.yaml');
const port = Number(process.env['PORT'] ?? 8080);

const server = createServer((request, response) => {
  const author = (request.url ?? '/').slice(1).toLowerCase();
  const found = quotes.filter((quote) => quote.author.toLowerCase() === author);
  response.writeHead(found.length === 0 ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(found));
});
server.listen(port, () => console.log(`quotes on ${port}`));
process.on('SIGTERM', () => server.close());
