FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y httpd \
    && microdnf clean all
