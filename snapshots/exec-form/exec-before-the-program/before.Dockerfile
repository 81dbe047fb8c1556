FROM alpine:3.20
CMD exec crond -f -l 2
