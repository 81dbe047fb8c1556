FROM debian:trixie
RUN --mount=type=secret,id=DEPLOY_TOKEN,env=DEPLOY_TOKEN <<EOF
set -e
fetch-deps --token "$DEPLOY_TOKEN"
EOF
