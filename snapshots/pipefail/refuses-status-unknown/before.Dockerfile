FROM alpine:3.20
RUN wget -qO- https://example.com/list | grep stable | sort > /list
RUN wget -qO- https://example.com/list | /opt/read-list
