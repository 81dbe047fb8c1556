FROM fedora:42
RUN dnf install -y ruby
COPY . .
CMD ["bundle", "exec", "puma"]
