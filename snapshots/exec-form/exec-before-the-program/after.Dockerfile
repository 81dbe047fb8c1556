FROM alpine:3.20
CMD ["crond", "-f", "-l", "2"]
