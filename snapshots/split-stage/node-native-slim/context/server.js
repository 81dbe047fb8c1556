const { createServer } = require('node:http');
const { native } = require('pg');

const pool = new native.Pool();
createServer(async (request, response) => {
  const { rows } = await pool.query('SELECT sum(amount) AS total FROM entries');
  response.end(`${rows[0].total}\n`);
}).listen(8080);
