const express = require('express');
const books = require('./routes/books');

const app = express();
app.use(express.json());
app.use('/books', books);
app.get('/health', (request, response) => response.json({ status: 'up' }));

const port = Number(process.env.PORT || 3000);
const server = app.listen(port, () => console.log(`book-shelf listens on ${port}`));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
