FROM python:3.12
RUN VERSION="$(pip install awscli 2>&1 | tail -1)" && echo "$VERSION"
