FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y --nodocs --setopt=install_weak_deps=0 git && microdnf clean all
