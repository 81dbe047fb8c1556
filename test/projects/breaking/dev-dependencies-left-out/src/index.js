const { createServer } = require('node:http');
const ms = require('ms');

const isPalindrome = (word) => word === [...word].reverse().join('');

const server = createServer((request, response) => {
  const word = request.url.slice(1);
  response.setHeader('cache-control', `max-age=${ms('1h') / 1000}`);
  response.end(`${word}: ${isPalindrome(word)}\n`);
});
server.listen(3000);
process.on('SIGTERM', () => server.close());
