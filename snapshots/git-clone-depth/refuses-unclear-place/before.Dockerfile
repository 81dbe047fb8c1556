FROM debian:12
RUN for name in a b; do git clone https://github.com/example/$name; done
