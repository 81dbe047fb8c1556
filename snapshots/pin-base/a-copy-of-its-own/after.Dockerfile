FROM registry.example.com/hub/node:26.1.0
COPY . .
