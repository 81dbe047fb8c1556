FROM python:3.12 AS one
COPY . .
RUN --mount=type=cache,target=/root/.cache/pip \
    --mount=type=cache,target=/root/.cache/pypoetry/cache \
    --mount=type=cache,target=/root/.cache/pypoetry/artifacts \
    pip install poetry && poetry install --only main
FROM python:3.12
COPY . .
RUN --mount=type=cache,target=/root/.cache/pip --mount=type=cache,target=/root/.cache/pipenv \
    pip install pipenv && pipenv install --system --deploy
CMD ["python", "app.py"]
