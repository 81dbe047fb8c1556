FROM debian:12

# The program of the week.
RUN apt-get -qq update

COPY program /usr/local/bin/
CMD ["program"]
