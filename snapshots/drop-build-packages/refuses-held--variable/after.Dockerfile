FROM python:3.12-slim-bookworm
ARG MORE="jq r-base-dev"
RUN apt-get update && apt-get install -y gcc $MORE && pip install psutil
CMD ["python", "app.py"]
