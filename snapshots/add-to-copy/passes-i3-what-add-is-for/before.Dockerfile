FROM debian:12
ADD https://example.com/tool /usr/local/bin/tool
ADD git@github.com:example/tool.git /src
ADD github.com/example/tool /src2
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/x /x
ADD rootfs.tar.xz /
ADD dump.sql.gz /dump/
ADD dist/*.tar* LICENSE /opt/
COPY . /app
