const { createServer } = require('node:http');
const { userInfo } = require('node:os');

const server = createServer((request, response) => response.end(`${userInfo().username} ${process.env.NODE_ENV}\n`));
server.listen(3000);
process.on('SIGTERM', () => server.close());
