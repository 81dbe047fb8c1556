FROM golang:1.25
ARG GITHUB_TOKEN
ARG GITLAB_TOKEN
RUN git config --global url."https://x:${GITHUB_TOKEN}@github.com".insteadOf https://github.com && git config --global url."https://y:${GITLAB_TOKEN}@gitlab.com".insteadOf https://gitlab.com && go mod download && rm ~/.gitconfig
