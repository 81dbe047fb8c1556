FROM golang:1.25
RUN --mount=type=secret,id=GITHUB_TOKEN,env=GITHUB_TOKEN --mount=type=secret,id=GITLAB_TOKEN,env=GITLAB_TOKEN git config --global url."https://x:${GITHUB_TOKEN}@github.com".insteadOf https://github.com && git config --global url."https://y:${GITLAB_TOKEN}@gitlab.com".insteadOf https://gitlab.com && go mod download && rm ~/.gitconfig
