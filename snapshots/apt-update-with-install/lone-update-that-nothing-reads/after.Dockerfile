FROM debian:12

# The program of the week.
COPY program /usr/local/bin/
CMD ["program"]
