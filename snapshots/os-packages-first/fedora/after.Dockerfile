FROM fedora:41
RUN dnf install -y ImageMagick && dnf clean all
COPY --chmod=755 shop /opt/shop/
ENV PORT=8080
CMD ["/opt/shop/shop"]
