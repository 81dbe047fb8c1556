FROM python:3.11-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends git
WORKDIR /bot
ADD . /bot
RUN pip install -r requirements.txt

FROM python:3.11-slim-bookworm
WORKDIR /bot
COPY --from=build /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
COPY --from=build /bot /bot
CMD ["python", "-u", "main.py"]
