FROM python:3.13-slim
RUN pip install poetry==1.8.4
WORKDIR /app
COPY . .
RUN poetry install --no-root --only main
CMD ["poetry", "run", "python", "main.py"]
