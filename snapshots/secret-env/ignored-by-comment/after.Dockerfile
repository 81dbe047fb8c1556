FROM postgres:18
# dockoptimize ignore=secret-env -- of the test database
ENV POSTGRES_PASSWORD=dev
