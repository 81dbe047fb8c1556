FROM python:3.11
WORKDIR /app
COPY . .
RUN python build.py
CMD ["python", "-m", "http.server", "8000"]
