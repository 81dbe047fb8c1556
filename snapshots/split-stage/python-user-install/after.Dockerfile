FROM python:3.10-slim AS build
RUN apt-get update && apt-get install -y gcc python3-dev libldap2-dev libsasl2-dev
WORKDIR /usr/src/directory
COPY requirements.txt requirements.txt
RUN pip install --user -r requirements.txt
COPY . .

FROM python:3.10-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libldap2 libsasl2-2 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/directory
COPY --from=build /usr/src/directory /usr/src/directory
COPY --from=build /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
CMD flask --app directory run --host 0.0.0.0
