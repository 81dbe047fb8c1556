FROM fedora:40
RUN dnf install -y curl && dnf install -y git && echo done && dnf -y install jq && dnf -y install tree
