FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc && pip install triton
CMD ["python", "app.py"]
