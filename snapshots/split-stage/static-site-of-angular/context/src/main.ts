console.log('tulips');
