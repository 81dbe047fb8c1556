FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends git
WORKDIR /bot
ADD . /bot
RUN pip install -r requirements.txt
CMD ["python", "-u", "main.py"]
