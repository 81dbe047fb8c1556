FROM rockylinux:9
RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked dnf --refresh install -y httpd
RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked yum --refresh install -y git
RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked \
    dnf --refresh install -y epel-release && dnf --refresh -y upgrade && dnf config-manager --set-enabled crb && dnf remove -y x && dnf clean expire-cache
