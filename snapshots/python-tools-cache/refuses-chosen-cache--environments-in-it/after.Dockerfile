FROM python:3.12-slim
ENV WORKON_HOME=/root/.cache/pipenv
WORKDIR /app
COPY Pipfile Pipfile.lock ./
RUN pipenv install --deploy
CMD ["pipenv", "run", "app"]
