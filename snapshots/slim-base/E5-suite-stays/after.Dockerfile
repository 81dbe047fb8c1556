FROM python:3.11-slim-bookworm
CMD ["python", "-m", "http.server"]
