FROM fedora:42
RUN dnf install -y nodejs npm
COPY . .
RUN npm ci
