const express = require('express');
express().get('/', (request, response) => response.send('hello')).listen(3000);
