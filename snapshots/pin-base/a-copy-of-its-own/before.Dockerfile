FROM registry.example.com/hub/node
COPY . .
