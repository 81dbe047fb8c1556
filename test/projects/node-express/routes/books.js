const { Router } = require('express');

const books = [
  { id: 1, title: 'The Left Hand of Darkness' },
  { id: 2, title: 'Roadside Picnic' },
];

const router = Router();
router.get('/', (request, response) => response.json(books));
router.get('/:id', (request, response) => {
  const book = books.find(({ id }) => id === Number(request.params.id));
  if (book === undefined) return response.status(404).json({ error: 'no such book' });
  return response.json(book);
});

module.exports = router;
