FROM fedora:42
RUN dnf install -y nodejs
COPY . .
RUN npm ci
