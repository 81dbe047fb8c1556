FROM python:3.10-slim
RUN apt-get update && apt-get install -y gcc python3-dev libldap2-dev libsasl2-dev
WORKDIR /usr/src/directory
COPY requirements.txt requirements.txt
RUN pip install --user -r requirements.txt
COPY . .
ENV PATH=/root/.local/bin:$PATH
CMD flask --app directory run --host 0.0.0.0
