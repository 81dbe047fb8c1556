FROM example.com/base
RUN apt update && apt install -y curl
