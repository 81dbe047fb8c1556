FROM alpine:3.20
RUN set -euo pipefail; wget -qO- https://example.com/a.tar.gz | tar -xz
RUN ls | wc -l
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
RUN wget -qO- https://example.com/a.tar.gz | tar -xz
