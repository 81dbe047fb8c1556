FROM rockylinux:9
RUN <<EOF
set -o pipefail
cd /opt &&
curl -fsSL https://example.com/install.sh | bash -s -- --yes
EOF
