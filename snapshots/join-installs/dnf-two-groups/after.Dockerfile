FROM fedora:40
RUN dnf install -y curl git && echo done && dnf -y install jq tree
