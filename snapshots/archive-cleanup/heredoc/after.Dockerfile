FROM debian:12
RUN <<EOF
set -e
cd /tmp
curl -fsSL https://example.com/a.zip > a.zip
unzip a.zip
rm a.zip
mv a /opt
EOF
