FROM example.com/base
USER app
WORKDIR /srv
RUN mkdir data && sudo apt update && sudo apt install -y jq && ls data
