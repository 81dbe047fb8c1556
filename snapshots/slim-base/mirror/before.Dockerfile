FROM registry.example.com/node:20
CMD ["node", "-e", "console.log(1)"]
