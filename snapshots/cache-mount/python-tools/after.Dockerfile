FROM python:3.12 AS one
COPY . .
RUN --mount=type=cache,id=pip-python-3.12,target=/root/.cache/pip \
    --mount=type=cache,id=poetry-cache-python-3.12,target=/root/.cache/pypoetry/cache \
    --mount=type=cache,id=poetry-artifacts-python-3.12,target=/root/.cache/pypoetry/artifacts \
    pip install poetry && poetry install --only main
FROM python:3.12
COPY . .
RUN --mount=type=cache,id=pip-python-3.12,target=/root/.cache/pip \
    --mount=type=cache,id=pipenv-python-3.12,target=/root/.cache/pipenv \
    pip install pipenv && pipenv install --system --deploy
CMD ["python", "app.py"]
