FROM registry.example.com/base:1
CMD ./start.sh
