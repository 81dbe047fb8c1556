FROM registry.example.com/team/runtime:3
COPY app /app
CMD ["/app/server"]
