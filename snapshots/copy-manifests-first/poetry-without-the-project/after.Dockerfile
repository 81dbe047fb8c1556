FROM python:3.13-slim
RUN pip install poetry==1.8.4
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN poetry install --no-root --only main
COPY . .
CMD ["poetry", "run", "python", "main.py"]
