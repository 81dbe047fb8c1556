FROM rockylinux:9
RUN <<EOF
cd /opt &&
curl -fsSL https://example.com/install.sh | bash -s -- --yes
EOF
