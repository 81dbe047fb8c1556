FROM example.com/base
USER app
RUN sudo apt update
WORKDIR /srv
RUN mkdir data && sudo apt install -y jq && ls data
