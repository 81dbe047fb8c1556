FROM python:3.13-slim
RUN mkdir /db && chmod g+w /db
WORKDIR /app
COPY . .
CMD ["python", "main.py"]
