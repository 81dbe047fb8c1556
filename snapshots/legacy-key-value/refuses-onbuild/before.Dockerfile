FROM debian:12
ONBUILD ENV NODE_ENV production
