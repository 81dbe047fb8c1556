FROM registry.example.com/node:20-slim
CMD ["node", "-e", "console.log(1)"]
