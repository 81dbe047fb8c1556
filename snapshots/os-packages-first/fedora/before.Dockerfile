FROM fedora:41
COPY --chmod=755 shop /opt/shop/
ENV PORT=8080
RUN dnf install -y ImageMagick && dnf clean all
CMD ["/opt/shop/shop"]
