FROM debian:trixie
ARG DEPLOY_TOKEN
RUN <<EOF
set -e
fetch-deps --token "$DEPLOY_TOKEN"
EOF
