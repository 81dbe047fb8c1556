FROM rockylinux:9
COPY app.rpm /tmp/
RUN rpm -i /tmp/app.rpm && rm /tmp/app.rpm
