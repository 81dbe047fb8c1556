FROM redis:5
